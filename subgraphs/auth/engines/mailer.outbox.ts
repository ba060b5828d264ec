import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../../../platform/logging/logger.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import type { Mailer } from '../domain/mailer.ts';

export interface OutboxOptions {
  /** Made with the first mail, readable by its owner only. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Where no mail server is configured, each mail is a file in a folder (RFC 5322), so that whoever runs the platform can pass it on.
 * The log says where, and never what: a mail may hold a token, and logs are read by more people and kept for longer.
 */
export function createOutboxMailer({ folder, clock, log }: OutboxOptions): Mailer {
  return {
    async send({ userId, to, subject, text }) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const date = new Date(clock.now());
      const file = join(folder, `${isoNow(clock).replace(/\D/g, '')}-${randomBytes(4).toString('hex')}.eml`);
      const head = [
        `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
        'From: Stomaton <no-reply@stomaton.local>',
        `To: ${to}`,
        `Subject: ${subject}`,
        'Content-Type: text/plain; charset=utf-8',
      ];
      await writeFile(file, `${head.join('\r\n')}\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`, { mode: 0o600, flag: 'wx' });
      log.warn({ userId, file }, 'no mail server is configured; the mail lies in the outbox');
    },
  };
}
