import DataLoader from 'dataloader';
import { createEntityLoader, type EntityLoader } from '../../platform/graphql/entity-loader.ts';
import type { RequestContext } from '../../platform/graphql/request-context.ts';
import type { QuotaRecord } from '../../platform/ports/accounts.ts';
import type { ArticleData, ArticleStatusName } from '../../platform/ports/catalogue.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import type { Quotas } from './domain/quotas.ts';
import type { SessionRecord } from './domain/session.ts';
import type { Sessions } from './domain/sessions.ts';
import type { UserData, UserRecord } from './domain/user.ts';

/** What one operation loads in batches. */
export interface AuthLoaders {
  readonly entity: EntityLoader;
  readonly user: DataLoader<string, UserRecord | null>;
  /** A person's sessions that can be refreshed, by the person's id. */
  readonly sessions: DataLoader<string, readonly SessionRecord[]>;
  readonly quota: DataLoader<UserRecord, QuotaRecord, string>;
  readonly articleStatus: DataLoader<string, ArticleStatusName | null>;
}

export interface AuthContext extends RequestContext {
  readonly loaders: AuthLoaders;
}

/** What the loaders load from. */
export interface AuthLoaderSources {
  readonly documents: Pick<DocumentsPort, 'heads' | 'getMany'>;
  readonly sessions: Pick<Sessions, 'liveOf'>;
  readonly quotas: Pick<Quotas, 'standingOf'>;
}

/** Makes the loaders of one operation. */
export function createAuthLoaders({ documents, sessions, quotas }: AuthLoaderSources, request: RequestContext): AuthLoaders {
  return {
    entity: createEntityLoader(documents, request.viewer),
    user: new DataLoader((ids: readonly string[]) => documents.getMany<UserData>('users', ids)),
    sessions: new DataLoader((ids: readonly string[]) => sessions.liveOf(ids)),
    quota: new DataLoader((users: readonly UserRecord[]) => quotas.standingOf(users), { cacheKeyFn: ({ id }) => id }),
    articleStatus: new DataLoader(async (ids: readonly string[]) => {
      const articles = await documents.getMany<ArticleData>('articles', ids);
      return articles.map((article) => article?.data.status ?? null);
    }),
  };
}
