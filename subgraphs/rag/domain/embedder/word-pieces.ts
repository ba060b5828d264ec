// Words as pieces that are known, by byte-pair encoding as SentencePiece does it (Sennrich, Haddow and Birch, ACL 2016; Kudo and
// Richardson, EMNLP 2018): from single characters on, those neighbours are joined that make the piece that was learned first.

/** Stands before a word, so that a piece says whether a word begins with it. */
export const WORD_BEGIN = '▁';
/** What is longer is no word of a language, and splitting it would take a time that grows with the square. */
const LONGEST_WORD = 64;

/** @param pieces in the order in which they were learned; pieces of a word are those that it can be joined to */
export function createWordSplitter(pieces: readonly string[]): (word: string) => readonly number[] {
  const placeOf = new Map(pieces.map((piece, place) => [piece, place]));
  return (word) => {
    if (word.length > LONGEST_WORD) return [];
    const parts = [WORD_BEGIN, ...word];
    for (;;) {
      let [first, at] = [Number.POSITIVE_INFINITY, 0];
      for (let n = 1; n < parts.length; n += 1) {
        const place = placeOf.get(`${parts[n - 1]}${parts[n]}`);
        if (place !== undefined && place < first) [first, at] = [place, n - 1];
      }
      const joined = pieces[first];
      if (joined === undefined) return parts.flatMap((part) => placeOf.get(part) ?? []);
      parts.splice(at, 2, joined);
    }
  };
}
