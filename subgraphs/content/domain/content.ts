import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import type { ArticleTexts } from './article-text.ts';
import type { CatalogueState } from './catalogue-state.ts';
import type { CategoryBook } from './category-book.ts';
import type { LinkGraph } from './link-graph.ts';
import type { Names } from './names.ts';
import type { EditingDeps } from './write/editing.ts';
import type { ArticleGenerator } from './write/generate-articles.ts';
import type { ArticleWriter } from './write/write-articles.ts';
import type { CorrectionWriter } from './write/write-corrections.ts';
import type { StoneWriter } from './write/write-stones.ts';

/** Everything that the resolvers call; put together in `subgraph.ts`. */
export interface Content {
  readonly documents: DocumentsPort;
  readonly clock: Clock;
  readonly state: CatalogueState;
  readonly names: Names;
  readonly categories: CategoryBook;
  readonly texts: ArticleTexts;
  readonly graph: LinkGraph;
  readonly stones: StoneWriter;
  readonly articles: ArticleWriter;
  readonly generator: ArticleGenerator;
  readonly corrections: CorrectionWriter;
  readonly editing: EditingDeps;
  /** Waits, at most 2 s, until what is read by the state shows the write that `cursor` stands for; null: at once. */
  waitFor(cursor: string | null): Promise<void>;
}
