import { DatabaseSync } from 'node:sqlite';
import { toWords } from '../domain/embedder/words.ts';

/** Words that are remembered. */
const MOST_KNOWN = 200_000;

/**
 * Porter stems as SQLite's own FTS5 makes them, so that the embedder and the lexical index agree: each new word passes once
 * through an in-memory table and is remembered.
 */
export function openStemmer(): { readonly stem: (text: string) => string[] } & Disposable {
  const database = new DatabaseSync(':memory:');
  database.exec(
    "CREATE VIRTUAL TABLE f USING fts5 (t, tokenize = 'porter unicode61 remove_diacritics 2'); CREATE VIRTUAL TABLE v USING fts5vocab (f, 'instance');",
  );
  const insert = database.prepare('INSERT INTO f (rowid, t) VALUES (?, ?)');
  const read = database.prepare('SELECT doc, term FROM v');
  const known = new Map<string, string>();
  return {
    stem(text) {
      const words = toWords(text);
      // Begun anew rather than kept in order of use: order costs more than the rare word that is asked again.
      if (known.size > MOST_KNOWN) known.clear();
      const fresh = [...new Set(words)].filter((word) => !known.has(word));
      if (fresh.length > 0) {
        for (const [index, word] of fresh.entries()) {
          insert.run(index + 1, word);
          known.set(word, word);
        }
        for (const { doc, term } of read.all()) known.set(fresh[Number(doc) - 1] ?? '', String(term));
        database.exec('DELETE FROM f');
      }
      return words.map((word) => known.get(word) ?? word);
    },
    [Symbol.dispose]: () => database.close(),
  };
}
