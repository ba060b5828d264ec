import type { Logger } from '../logging/logger.ts';
import { type CallerName, SERVICE_NAMES, type ServiceName } from '../service-names.ts';
import type { Clock } from '../time/clock.ts';
import type { ServiceToken } from './sign.ts';

/** Where a service has its tokens from, one for each service that it calls. */
export interface TokenSupply {
  /** A token that holds for some time yet. @throws {DomainError} SUBGRAPH_UNAVAILABLE when there is none and auth is away */
  tokenFor(service: ServiceName): Promise<string>;
  /** Drops what is held: it was refused. */
  forget(service: ServiceName): void;
}

/** A token is not used in the last moments of its life: the call must arrive within it. */
const MARGIN_SECONDS = 30;
/** Below so much in hand more is asked for, while calls go on with what is there. */
const LOW_SECONDS = 23 * 3_600;
const PAUSE_MS = 60_000;

export interface TokenSupplyOptions {
  readonly caller: CallerName;
  /** Asks auth for tokens that follow each other, enough for a day. */
  readonly request: (service: ServiceName) => Promise<readonly ServiceToken[]>;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Keeps a day's tokens in hand, each good for a quarter of an hour only: so auth may be away for a day without stopping calls,
 * and a token that leaks is soon worthless.
 */
export function createTokenSupply({ caller, request, clock, log }: TokenSupplyOptions): TokenSupply {
  const held = new Map<ServiceName, { readonly tokens: readonly ServiceToken[]; askedAt: number }>();
  const asking = new Map<ServiceName, Promise<void>>();

  function ask(service: ServiceName): Promise<void> {
    const running = asking.get(service);
    if (running !== undefined) return running;
    const started = request(service)
      .then((tokens) => {
        held.set(service, { tokens, askedAt: clock.now() });
      })
      .finally(() => asking.delete(service));
    asking.set(service, started);
    return started;
  }

  function present(service: ServiceName): ServiceToken | null {
    const now = clock.now() / 1_000;
    const usable = ({ notBefore, expiresAt }: ServiceToken) => notBefore <= now && expiresAt > now + MARGIN_SECONDS;
    return held.get(service)?.tokens.findLast(usable) ?? null;
  }

  return {
    async tokenFor(service) {
      let token = present(service);
      if (token === null) {
        await ask(service);
        token = present(service);
        if (token === null) throw new Error(`Auth gave ${caller} no token for ${service} that holds now: compare the clocks.`);
        return token.token;
      }
      const stock = held.get(service);
      const last = stock?.tokens.at(-1)?.expiresAt ?? 0;
      if (stock !== undefined && last - clock.now() / 1_000 < LOW_SECONDS && clock.now() - stock.askedAt > PAUSE_MS) {
        stock.askedAt = clock.now();
        ask(service).catch((error: unknown) => log.warn({ err: error, service }, 'service tokens: will ask again'));
      }
      return token.token;
    },
    forget: (service) => held.delete(service),
  };
}

/** What a service name in a request may be. */
export function isServiceName(text: unknown): text is ServiceName {
  return SERVICE_NAMES.some((name) => name === text);
}
