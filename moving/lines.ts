import { readText } from './text-chunks.ts';

/**
 * The lines of a file, a chunk at a time, without their line breaks. Only `\n` and `\r\n` end a line: node:readline would
 * also cut at U+2028, which JSON leaves as it is.
 * @throws {StartupError} as {@link readText}
 */
export async function* readLines(file: string): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const chunk of readText(file)) {
    const text = rest + chunk;
    const end = text.lastIndexOf('\n');
    if (end === -1) {
      rest = text;
      continue;
    }
    rest = text.slice(end + 1);
    yield text.slice(0, end).split('\n').map(withoutReturn);
  }
  if (rest !== '') yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
