import taxonomy from '../../../data/taxonomy.json' with { type: 'json' };
import type { ArticleData, StoneData } from '../../../platform/ports/catalogue.ts';
import type { Change, StoredDocument } from '../../../platform/ports/documents.ts';
import { toDescribedStone } from '../../../platform/stone-query/described-stone.ts';
import type { IndexChanges, IndexedSource, IndexedStone } from './chunk-index.ts';
import type { SourceDocumentData } from './rag.ts';

/** The first word that people use for what comes from a country, as in "Italian marble". */
const ADJECTIVES: ReadonlyMap<string, string> = new Map(
  taxonomy.regions.flatMap(({ countries }) => countries.map(({ name, words }) => [name, words[0] ?? ''] as const)),
);
const USES_BY_TYPE: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(taxonomy.usesByType));

/** What a page of the feed means for the index. A document that is gone by now is removed, whatever the change was. */
export function toIndexChanges(changes: readonly Change[]): IndexChanges {
  const latest = new Map(changes.map((change) => [change.id, change]));
  const sources: IndexedSource[] = [];
  const stones: IndexedStone[] = [];
  const removedIds: string[] = [];
  for (const { id, collection, document } of latest.values()) {
    if (document === null) removedIds.push(id);
    else if (collection === 'articles') sources.push(fromArticle(document as StoredDocument<ArticleData>));
    else if (collection === 'sourceDocuments') sources.push(fromUpload(document as StoredDocument<SourceDocumentData>));
    else if (collection === 'stones') {
      const { data, visibility, authorId } = document as StoredDocument<StoneData>;
      stones.push({ id, visibility, authorId, described: toDescribedStone(data), card: toCard(data) });
    }
  }
  return { sources, stones, removedIds };
}

function fromArticle({ id, revision, visibility, authorId, data }: StoredDocument<ArticleData>): IndexedSource {
  return {
    id,
    kind: 'article',
    revision,
    visibility,
    authorId,
    title: data.title,
    text: data.source,
    mediaType: 'text/markdown',
    stoneId: data.stoneId,
    articleType: data.type,
    locale: data.locale,
  };
}

function fromUpload({ id, revision, visibility, authorId, data }: StoredDocument<SourceDocumentData>): IndexedSource {
  return {
    id,
    kind: 'document',
    revision,
    visibility,
    authorId,
    title: data.title,
    text: data.text,
    mediaType: data.mediaType,
    stoneId: data.stoneId,
    articleType: null,
    locale: 'en',
  };
}

/** The name twice, since it is what a stone is asked for most; other names would drown the facts. */
function toCard({ name, type, petrography, family, origin, colors, facts }: StoneData): string {
  const place = [origin.locality, origin.region, origin.country].filter((part) => part !== null).join(', ');
  const known = facts.map((fact) => `${fact.name} ${fact.value}`).join('. ');
  const kind = type.toLowerCase();
  const adjective = ADJECTIVES.get(origin.country) ?? '';
  const uses = USES_BY_TYPE.get(kind)?.join(', ') ?? '';
  return [
    `${name}. ${name}: ${colors.join(', ')} ${kind}, ${petrography ?? ''}, from ${place}.`,
    `${colors[0] ?? ''} ${adjective} ${kind}. ${family ?? ''}. ${uses.replaceAll('-', ' ')}. ${known}`,
  ].join(' ');
}
