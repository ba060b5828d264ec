import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles, PROJECT, staleFiles } from './generated-files.ts';

const stale = new Set(await staleFiles());
for (const [path, content] of await generatedFiles()) if (stale.has(path)) writeFileSync(join(PROJECT, path), content);
console.log(stale.size === 0 ? 'Every generated file is up to date.' : `Written: ${[...stale].join(', ')}`);
