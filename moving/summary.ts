import { isBook, type SectionDigest } from '../subgraphs/database/domain/store-transfer.ts';

/** What a store holds, in lines for a person. */
export function storeSummary(sections: readonly SectionDigest[], sha256: string): readonly string[] {
  const rowsOf = (name: string) => sections.find((section) => section.name === name)?.rows ?? 0;
  const collections = sections.filter(({ name, rows }) => !isBook(name) && rows > 0);
  const documents = collections.reduce((sum, { rows }) => sum + rows, 0);
  const bytes = sections.reduce((sum, section) => sum + section.bytes, 0);
  const count = (value: number) => value.toLocaleString('en');
  return [
    `  ${count(documents)} documents in ${collections.length} collections, ${(bytes / 1e6).toFixed(1)} MB with all else`,
    `  ${count(rowsOf('history'))} revisions, ${count(rowsOf('changes'))} changes, ${count(rowsOf('uniqueKeys'))} unique keys, ${count(rowsOf('idempotency'))} idempotency keys`,
    `  SHA-256 ${sha256}`,
  ];
}
