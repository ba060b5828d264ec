import { createEnvReader, type Environment, type EnvVariable } from '../../platform/config/parse-env.ts';
import { DomainError } from '../../platform/errors/domain-error.ts';
import { checkEmail, checkNewPassword } from './domain/account-input.ts';
import { OWASP_ARGON2ID, type PasswordCost } from './domain/password-hasher.ts';

/** How people sign in. */
export interface AuthConfig {
  /** The first admin's address, used while there is no admin; normalised. */
  readonly adminEmail: string;
  /** Null: one is made and told to whoever starts the process. */
  readonly adminPassword: string | null;
  /** Null: `keys.json` in the service's own data folder. */
  readonly keysFile: string | null;
  readonly accessTokenMinutes: number;
  /** Days without a refresh after which a session ends. */
  readonly sessionDays: number;
  /** Generations a month by tier. */
  readonly monthlyGenerations: { readonly BASIC: number; readonly PREMIUM: number };
  /** What a password's hash costs. The environment cannot lower it; tests may. */
  readonly passwordCost: PasswordCost;
}

const DEFAULT_ADMIN_EMAIL = 'admin@stomaton.local';
/** A month's generations are kept one by one, so their number is bounded. */
const GENERATIONS = { min: 0, max: 10_000 } as const;

export const AUTH_ENVIRONMENT: readonly EnvVariable[] = [
  {
    name: 'STOMATON_ADMIN_EMAIL',
    type: 'e-mail',
    defaultText: DEFAULT_ADMIN_EMAIL,
    description: 'Address of the first admin, made while there is none.',
  },
  {
    name: 'STOMATON_ADMIN_PASSWORD',
    type: 'secret, 12…200 characters',
    defaultText: null,
    description: 'Password of the first admin; unset: one is made and printed until it has been used.',
  },
  {
    name: 'AUTH_KEYS_FILE',
    type: 'path',
    defaultText: '<data folder>/auth/keys.json',
    description: 'Signing keys, made where absent; readable by its owner only.',
  },
  {
    name: 'AUTH_ACCESS_TOKEN_MINUTES',
    type: 'integer 1…15',
    defaultText: '15',
    description: 'How long an access token holds, and so how long one that was stolen may.',
  },
  {
    name: 'AUTH_SESSION_DAYS',
    type: 'integer 1…365',
    defaultText: '30',
    description: 'Days without a refresh after which a session ends.',
  },
  {
    name: 'AUTH_BASIC_MONTHLY_GENERATIONS',
    type: 'integer 0…10000',
    defaultText: '50',
    description: 'Generations a month in the basic tier.',
  },
  {
    name: 'AUTH_PREMIUM_MONTHLY_GENERATIONS',
    type: 'integer 0…10000',
    defaultText: '500',
    description: 'Generations a month in the premium tier.',
  },
];

/** @throws {ConfigError} naming every fault */
export function parseAuthConfig(env: Environment): AuthConfig {
  const read = createEnvReader(env);
  const email = read.secret('STOMATON_ADMIN_EMAIL') ?? DEFAULT_ADMIN_EMAIL;
  const adminPassword = read.secret('STOMATON_ADMIN_PASSWORD');
  const adminEmail = faultOf(() => checkEmail(email, 'STOMATON_ADMIN_EMAIL'), read.fault) ?? email;
  if (adminPassword !== null) {
    faultOf(() => checkNewPassword(adminPassword, adminEmail, 'STOMATON_ADMIN_PASSWORD'), read.fault);
  }
  const config: AuthConfig = {
    adminEmail,
    adminPassword,
    keysFile: read.optionalText('AUTH_KEYS_FILE'),
    accessTokenMinutes: read.integer('AUTH_ACCESS_TOKEN_MINUTES', 15, { min: 1, max: 15 }),
    sessionDays: read.integer('AUTH_SESSION_DAYS', 30, { min: 1, max: 365 }),
    monthlyGenerations: {
      BASIC: read.integer('AUTH_BASIC_MONTHLY_GENERATIONS', 50, GENERATIONS),
      PREMIUM: read.integer('AUTH_PREMIUM_MONTHLY_GENERATIONS', 500, GENERATIONS),
    },
    passwordCost: OWASP_ARGON2ID,
  };
  read.finish();
  return config;
}

/** What people must keep to, the operator must too: the domain's refusal becomes a fault of the environment. */
function faultOf<Value>(check: () => Value, report: (fault: string) => void): Value | null {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    report(error.message);
    return null;
  }
}
