import { staleFiles } from './generated-files.ts';

const stale = await staleFiles();
if (stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\` and commit what it writes.`);
  process.exitCode = 1;
}
