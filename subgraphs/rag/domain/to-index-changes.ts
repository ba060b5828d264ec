import type { ArticleData, StoneData } from '../../../platform/ports/catalogue.ts';
import type { Change, StoredDocument } from '../../../platform/ports/documents.ts';
import type { IndexChanges, IndexedSource } from './chunk-index.ts';
import type { SourceDocumentData } from './rag.ts';

/** What a page of the feed means for the index. A document that is gone by now is removed, whatever the change was. */
export function toIndexChanges(changes: readonly Change[]): IndexChanges {
  const latest = new Map(changes.map((change) => [change.id, change]));
  const sources: IndexedSource[] = [];
  const stones: { id: string; traits: IndexChanges['stones'][number]['traits'] }[] = [];
  const removedIds: string[] = [];
  for (const { id, collection, document } of latest.values()) {
    if (document === null) removedIds.push(id);
    else if (collection === 'articles') sources.push(fromArticle(document as StoredDocument<ArticleData>));
    else if (collection === 'sourceDocuments') sources.push(fromUpload(document as StoredDocument<SourceDocumentData>));
    else if (collection === 'stones') {
      const { type, origin, colors } = (document as StoredDocument<StoneData>).data;
      stones.push({ id, traits: { type, country: origin.country, colors } });
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
  };
}
