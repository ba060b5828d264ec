import { type DestinationStream, destination, type Logger, pino } from 'pino';

export type { Logger };

/** Secrets never reach the log, whatever object they ride in. */
const SECRET_PATHS = ['authorization', 'password', 'token', 'accessToken', 'refreshToken', 'secret', 'apiKey', 'cookie'];

/**
 * A logger of JSON lines on standard error, so that standard output stays for what a person or a parent process reads.
 * @param level pino's level; `silent` writes nothing
 */
export function createLogger(level: string, stream: DestinationStream = destination(2)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      redact: { paths: SECRET_PATHS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' },
    },
    stream,
  );
}

export const SILENT_LOGGER: Logger = pino({ level: 'silent' });
