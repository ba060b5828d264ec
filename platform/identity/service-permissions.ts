import { DomainError } from '../errors/domain-error.ts';
import type { CallerName, ServiceName } from '../service-names.ts';

/**
 * What one service may do in another. READ implies FEED and NAMES, two smaller rights: FEED is the change feed and what it
 * tells of documents; NAMES is what names and mentions stand for, which any client may ask too. REFUSALS, smaller than WRITE and
 * implied by nothing, is to tell auth's audit log of attempts that were turned away.
 */
export type Right = 'READ' | 'WRITE' | 'FEED' | 'NAMES' | 'REFUSALS';

const IMPLIED_BY_READ: readonly Right[] = ['FEED', 'NAMES'];

/** Who may call whom for what: every pair that is not here is refused, whatever it asks. Written collections: `documents.ts`. */
export const SERVICE_PERMISSIONS: Readonly<Record<CallerName, { readonly [Service in ServiceName]?: readonly Right[] }>> = {
  content: {
    database: ['READ', 'WRITE'],
    cache: ['READ', 'WRITE'],
    rag: ['READ', 'WRITE'],
    auth: ['READ', 'WRITE'],
    monitoring: ['WRITE'],
  },
  search: {
    content: ['READ'],
    database: ['READ', 'WRITE'],
    cache: ['READ', 'WRITE'],
    rag: ['READ', 'WRITE'],
    auth: ['READ'],
    monitoring: ['WRITE'],
  },
  flywheel: {
    content: ['READ', 'WRITE'],
    search: ['READ'],
    database: ['READ', 'WRITE'],
    cache: ['READ', 'WRITE'],
    rag: ['READ', 'WRITE'],
    auth: ['READ'],
    monitoring: ['WRITE'],
  },
  rag: { content: ['NAMES'], database: ['READ', 'WRITE'], cache: ['READ', 'WRITE'], auth: ['READ'], monitoring: ['WRITE'] },
  auth: { database: ['READ', 'WRITE'], cache: ['READ', 'WRITE'], monitoring: ['WRITE'] },
  cache: { database: ['FEED'], auth: ['READ'], monitoring: ['WRITE'] },
  database: { cache: ['READ'], auth: ['READ'], monitoring: ['WRITE'] },
  monitoring: { content: ['READ'], database: ['READ', 'WRITE'], cache: ['READ'], rag: ['READ'], auth: ['READ'] },
  router: {
    content: ['READ'],
    search: ['READ'],
    database: ['READ'],
    cache: ['READ'],
    rag: ['READ'],
    auth: ['READ', 'REFUSALS'],
    monitoring: ['READ', 'WRITE'],
    flywheel: ['READ'],
  },
};

/** True when `caller` has the right, or one that implies it; a service has every right in itself. */
export function hasRight(caller: CallerName, service: ServiceName, right: Right): boolean {
  if (caller === service) return true;
  const rights = SERVICE_PERMISSIONS[caller][service] ?? [];
  return rights.includes(right) || (IMPLIED_BY_READ.includes(right) && rights.includes('READ'));
}

/** @throws {DomainError} FORBIDDEN unless `caller` has the right in `service` */
export function authorize(caller: CallerName, service: ServiceName, right: Right): void {
  if (hasRight(caller, service, right)) return;
  throw forbidden(caller, service, right);
}

function forbidden(caller: CallerName, service: ServiceName, right: Right): DomainError {
  return new DomainError('FORBIDDEN', `The service ${caller} has no right ${right} in ${service}.`, {
    remedy: 'Who may call whom stands in the table of service permissions.',
  });
}

/** @throws {DomainError} FORBIDDEN when `caller` has no right at all in `service` */
export function admit(caller: CallerName, service: ServiceName): void {
  if (caller === service || SERVICE_PERMISSIONS[caller][service] !== undefined) return;
  throw new DomainError('FORBIDDEN', `The service ${caller} has nothing to ask of ${service}.`, {
    remedy: 'Who may call whom stands in the table of service permissions.',
  });
}

/** For each method of a port the right that it takes. */
export type PortRights<Port> = { readonly [Method in keyof Port]: Right };

/**
 * A port as one caller may use it: each method asks {@link authorize} first. Local callers get this object; remote ones reach
 * the same object through the owner's internal operations. A refusal is a rejected promise, as every other of a port.
 */
export function guardPort<Port extends object>(
  port: Port,
  {
    caller,
    service,
    rights,
  }: { readonly caller: CallerName; readonly service: ServiceName; readonly rights: PortRights<Port> },
): Port {
  const guarded: Record<string, unknown> = {};
  for (const [name, right] of Object.entries(rights) as [keyof Port & string, Right][]) {
    const method = port[name];
    if (typeof method !== 'function') throw new Error(`${name} is no method of the port.`);
    guarded[name] = (...args: unknown[]): unknown => {
      if (hasRight(caller, service, right)) return method.apply(port, args);
      return Promise.reject(forbidden(caller, service, right));
    };
  }
  // Each method was taken from the port itself.
  return guarded as Port;
}
