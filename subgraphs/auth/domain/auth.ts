import type { PasswordDeps } from './passwords.ts';
import type { Quotas } from './quotas.ts';

/** Everything that the resolvers call. */
export interface Auth extends PasswordDeps {
  readonly quotas: Quotas;
}
