import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadExamples } from '../../router/explorer.ts';
import { openTestSupergraph, type TestSupergraph } from '../supergraph.ts';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const hasChromium = existsSync(CHROMIUM);

let graph: TestSupergraph;
beforeAll(async () => {
  graph = await openTestSupergraph();
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

describe('the explorer', () => {
  it.each(loadExamples().filter(({ query }) => !query.includes('subscription')))(
    'opens with $name, which answers without an error',
    async ({ query }) => {
      const { data, errors } = await graph.visitor.ask(query);
      expect(errors).toBeUndefined();
      expect(Object.values(data as object)).not.toContain(null);
    },
  );

  it.runIf(hasChromium)(
    `runs an example operation in a browser that reaches no other host${hasChromium ? '' : ` (skipped: no ${CHROMIUM})`}`,
    async () => {
      const browser = await chromium.launch({
        executablePath: CHROMIUM,
        args: ['--no-sandbox', '--disable-background-networking', '--disable-quic'],
      });
      try {
        const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
        const elsewhere: string[] = [];
        await page.route('**/*', (route) => {
          const url = route.request().url();
          if (url.startsWith(graph.visitor.url) || /^(data|blob):/.test(url)) return route.continue();
          elsewhere.push(url);
          return route.abort();
        });
        await page.goto(`${graph.visitor.url}/explorer`);
        await page.getByRole('button', { name: /execute query/i }).click();
        await page.locator('.result-window', { hasText: '"Rosso Levanto"' }).waitFor({ timeout: 15_000 });
        if (process.env.SCREENSHOT_DIR !== undefined)
          await page.screenshot({ path: `${process.env.SCREENSHOT_DIR}/explorer.png` });
        expect(elsewhere).toEqual([]);
      } finally {
        await browser.close();
      }
    },
  );

  it('is where a browser lands, and Sandbox is what it sees at /graphql', async () => {
    const landing = await fetch(graph.visitor.url, { redirect: 'manual' });
    expect(landing.headers.get('location')).toBe('/explorer');
    const sandbox = await fetch(`${graph.visitor.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(await sandbox.text()).toContain('/explorer');
  });
});
