/** `npm run client:example`: everything that the client can do, against a running graph. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createStomatonClient } from '../stomaton-client.ts';
import { StomatonError } from '../stomaton-error.ts';
import { createStyle, printAnswer, printFaults, printIdentities, printSearch, printStone } from './print.ts';

const PASTED = `1. Green Marble
2. Nero Marquina
3. Bluestone
4. Rosso Levanto
5. Kryptonite Gold`;

const HELP = `A tour of the Stomaton client against a running graph (npm start).

Usage: npm run client:example -- [options]

  --url URL         the graph (STOMATON_URL, or http://127.0.0.1:4000/graphql)
  --stone NAME      whose page to show (Rosso Levanto)
  --search WORDS    what to search for (black marble with white veins from Spain)
  --pages N         how many pages of five results (2)
  --names FILE      a pasted list of names to identify, - for standard input
  --question TEXT   what to ask (Where is Rosso Levanto quarried?)
  --email ADDRESS   sign in first, with the password in STOMATON_PASSWORD
  -h, --help        this text`;

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      url: { ...text, default: process.env.STOMATON_URL || 'http://127.0.0.1:4000/graphql' },
      stone: { ...text, default: 'Rosso Levanto' },
      search: { ...text, default: 'black marble with white veins from Spain' },
      pages: { ...text, default: '2' },
      names: text,
      question: { ...text, default: 'Where is Rosso Levanto quarried?' },
      email: text,
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const pages = Number(values.pages);
  if (!Number.isInteger(pages) || pages < 1) throw new TypeError('--pages needs a whole number from 1 on.');
  const { isTTY = false, columns = 100 } = process.stdout;
  const style = createStyle(isTTY && (process.env.NO_COLOR ?? '') === '', columns);
  const say = (...parts: readonly string[]) => console.log(parts.filter((part) => part !== '').join('\n'));
  const title = (words: string) => say(`\n${style.bold(words)}`, style.dim('─'.repeat(Math.min(words.length, style.columns))));

  const client = createStomatonClient({
    url: values.url,
    name: 'client-tour',
    onSignedOut: ({ message }) => say(style.warn(`Signed out: ${message}`)),
  });
  if (values.email !== undefined) {
    const { fullName, role } = await client.signIn(values.email, process.env.STOMATON_PASSWORD ?? '');
    say(`Signed in as ${style.bold(fullName)} (${role.toLowerCase()}).`);
  }

  title('A stone page');
  const page = await client.stonePage({ name: values.stone });
  say(
    page.value === null ? `No stone of the catalogue is meant by "${values.stone}".` : printStone(page.value, style),
    printFaults(page.faults, style),
  );

  title(`Search: ${values.search}`);
  let shown = 0;
  let turned = 0;
  for await (const { value, faults } of client.searchPages(values.search, { first: 5 })) {
    if (turned === 0) say(`${value.totalCount} found.`);
    say(printSearch(value, shown + 1, style), printFaults(faults, style));
    shown += value.edges.length;
    turned += 1;
    if (turned === pages) break;
  }

  title('Who is who in a pasted list');
  const pasted = values.names === undefined ? PASTED : readFileSync(values.names === '-' ? 0 : values.names, 'utf8');
  const identified = await client.identify(pasted);
  say(printIdentities(identified.value, style), printFaults(identified.faults, style));

  title('An answer with its sources');
  const answer = await client.ask(values.question);
  say(printAnswer(answer.value, style), printFaults(answer.faults, style));

  if (values.email !== undefined) {
    await client.signOut();
    say('\nSigned out.');
  }
}

try {
  await main();
} catch (error) {
  if (error instanceof StomatonError) {
    console.error(`client:example: ${error.message} (${error.code})${error.remedy === null ? '' : ` ${error.remedy}`}`);
  } else console.error('client:example:', error instanceof TypeError ? error.message : error);
  process.exitCode = 1;
}
