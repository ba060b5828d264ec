/** Every scope of the platform, as `DOMAIN` names them; auth's role table says who has which. */
export const SCOPES = [
  'content:draft',
  'content:write',
  'content:publish',
  'content:generate',
  'search:analytics',
  'rag:manage',
  'flywheel:read',
  'flywheel:manage',
  'flywheel:answer',
  'monitoring:read',
  'monitoring:manage',
  'database:inspect',
  'cache:manage',
  'users:manage',
] as const;

export type Scope = (typeof SCOPES)[number];
