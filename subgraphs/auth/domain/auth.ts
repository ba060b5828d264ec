import type { ApiKeyDeps } from './api-keys.ts';
import type { PasswordDeps } from './passwords.ts';
import type { Quotas } from './quotas.ts';
import type { Sessions } from './sessions.ts';

/** Everything that the resolvers call. */
export interface Auth extends PasswordDeps, ApiKeyDeps {
  // Both want some of them; together they are the whole.
  readonly documents: PasswordDeps['documents'];
  readonly sessions: Sessions;
  readonly newId: (prefix: 'user' | 'session') => string;
  readonly quotas: Quotas;
}
