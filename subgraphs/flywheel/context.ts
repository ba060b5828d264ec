import DataLoader from 'dataloader';
import { createEntityLoader, type EntityLoader } from '../../platform/graphql/entity-loader.ts';
import type { RequestContext } from '../../platform/graphql/request-context.ts';
import { canSee, type Viewer } from '../../platform/identity/viewer.ts';
import { prefixOf } from '../../platform/ids/ids.ts';
import type { ArticleData, StoneData } from '../../platform/ports/catalogue.ts';
import type { CollectionName, DocumentsPort, StoredDocument } from '../../platform/ports/documents.ts';
import type { AnswerBook, AnswerData, AnswerRecord } from './domain/answers.ts';
import type { GapData, GapRecord } from './domain/gap.ts';
import type { GapBook } from './domain/gap-book.ts';
import type { QuestionData, QuestionRecord } from './domain/question.ts';
import type { QuestionBook } from './domain/question-book.ts';
import type { RunData } from './domain/workflow.ts';

/** Loads documents that the viewer may see; null for what is absent or hidden. */
export type DocumentLoader<Data> = DataLoader<string, StoredDocument<Data> | null>;

/** What one operation loads in batches; each loader asks the store once for all its keys. */
export interface FlywheelLoaders {
  readonly entity: EntityLoader;
  readonly stone: DocumentLoader<StoneData>;
  readonly article: DocumentLoader<ArticleData>;
  readonly gap: DocumentLoader<GapData>;
  readonly question: DocumentLoader<QuestionData>;
  readonly answer: DocumentLoader<AnswerData>;
  readonly run: DocumentLoader<RunData>;
  readonly gapsOfStone: DataLoader<string, readonly GapRecord[]>;
  readonly questionsOfGap: DataLoader<string, readonly QuestionRecord[]>;
  readonly answersOfQuestion: DataLoader<string, readonly AnswerRecord[]>;
}

/** What one request to the flywheel carries. */
export interface FlywheelContext extends RequestContext {
  readonly loaders: FlywheelLoaders;
}

/** What the loaders load from. */
export interface FlywheelLoaderSources {
  readonly documents: Pick<DocumentsPort, 'heads' | 'getMany'>;
  readonly gaps: Pick<GapBook, 'ofStones'>;
  readonly questions: Pick<QuestionBook, 'ofGaps'>;
  readonly answers: Pick<AnswerBook, 'ofQuestions'>;
}

/** Makes the loaders of one operation. */
export function createFlywheelLoaders(sources: FlywheelLoaderSources, viewer: Viewer): FlywheelLoaders {
  const { documents, gaps, questions, answers } = sources;
  return {
    entity: createEntityLoader(documents, viewer),
    stone: createDocumentLoader(documents, 'stones', viewer),
    article: createDocumentLoader(documents, 'articles', viewer),
    gap: createDocumentLoader(documents, 'gaps', viewer),
    question: createDocumentLoader(documents, 'questions', viewer),
    answer: createDocumentLoader(documents, 'answers', viewer),
    run: createDocumentLoader(documents, 'runs', viewer),
    gapsOfStone: new DataLoader((ids: readonly string[]) => gaps.ofStones(ids)),
    questionsOfGap: new DataLoader((ids: readonly string[]) => questions.ofGaps(ids)),
    answersOfQuestion: new DataLoader((ids: readonly string[]) => answers.ofQuestions(ids)),
  };
}

/** After a write nothing that was loaded before it may be answered. */
export function clearLoaders(loaders: FlywheelLoaders): void {
  for (const loader of Object.values(loaders)) loader.clearAll();
}

function createDocumentLoader<Data>(
  documents: Pick<DocumentsPort, 'getMany'>,
  collection: CollectionName,
  viewer: Viewer,
): DocumentLoader<Data> {
  return new DataLoader(async (ids: readonly string[]) => {
    // An id of a wrong shape can reach us by `_entities` only; it names nothing.
    const found = await documents.getMany<Data>(
      collection,
      ids.filter((id) => prefixOf(id) !== null),
    );
    const byId = new Map(
      found.flatMap((document) => (document !== null && canSee(viewer, document) ? [[document.id, document] as const] : [])),
    );
    return ids.map((id) => byId.get(id) ?? null);
  });
}
