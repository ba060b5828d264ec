import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { embedTexts } from '../platform/engines/openai-embeddings.ts';
import { openTestOpenAi } from '../testing/engines/openai.ts';

/** Texts of one call of the row. */
export interface EmbeddingRow {
  readonly textsPerCall: number;
  readonly textsPerSecond: number;
  readonly cpuMsPerText: number;
  /** Requests of the provider, each with an entry in the ledger. */
  readonly calls: number;
}

const TEXTS = 512;
const BATCHES = [1, 16, 64, 256];

/** The same texts embedded by one call each and by ever larger ones, with ledger and budget, by a local server of OpenAI's contract. */
export async function measureEmbeddings(): Promise<readonly EmbeddingRow[]> {
  await using openai = await openTestOpenAi();
  const texts = readTexts();
  const rows: EmbeddingRow[] = [];
  const usage = { operation: 'bench', entityIds: [], userId: null };
  await embedTexts(openai.engine, { texts: texts.slice(0, 64), usage });
  for (const textsPerCall of BATCHES) {
    const cpu = process.cpuUsage();
    const begin = performance.now();
    let calls = 0;
    for (let at = 0; at < texts.length; at += textsPerCall) {
      const { entry } = await embedTexts(openai.engine, { texts: texts.slice(at, at + textsPerCall), usage });
      await openai.engine.paid.record([entry]);
      calls += 1;
    }
    const seconds = (performance.now() - begin) / 1_000;
    const { user, system } = process.cpuUsage(cpu);
    rows.push({
      textsPerCall,
      textsPerSecond: texts.length / seconds,
      cpuMsPerText: (user + system) / 1_000 / texts.length,
      calls,
    });
  }
  return rows;
}

function readTexts(): readonly string[] {
  const folder = join(import.meta.dirname, '../data/articles/guides');
  const paragraphs = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split(/\n\n+/));
  return paragraphs.filter((text) => text.length > 200).slice(0, TEXTS);
}

export function printEmbeddings(rows: readonly EmbeddingRow[]): void {
  console.log('\n| texts of a call | texts/s | to one by one | CPU ms/text | calls |\n|---|---|---|---|---|');
  const [single] = rows;
  for (const { textsPerCall, textsPerSecond, cpuMsPerText, calls } of rows) {
    const ratio = textsPerSecond / (single?.textsPerSecond ?? textsPerSecond);
    console.log(
      `| ${textsPerCall} | ${textsPerSecond.toFixed(0)} | ${ratio.toFixed(1)} | ${cpuMsPerText.toFixed(2)} | ${calls} |`,
    );
  }
}
