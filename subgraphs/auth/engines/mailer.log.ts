import type { Logger } from '../../../platform/logging/logger.ts';
import type { Mailer } from '../domain/mailer.ts';

/**
 * Where no mail server is configured, the mail goes to the log, so that whoever runs the platform can pass it on. It is a
 * warning, not information: at the default level nobody would find it.
 */
export function createLogMailer(log: Logger): Mailer {
  return {
    async send({ userId, ...mail }) {
      log.warn({ userId, mail }, 'no mail server is configured; this mail would have been sent');
    },
  };
}
