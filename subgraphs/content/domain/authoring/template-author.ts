import { randomUUID } from 'node:crypto';
import { DomainError } from '../../../../platform/errors/domain-error.ts';
import type { LedgerEntry } from '../../../../platform/ledger/paid-calls.ts';
import type { TelemetryPort } from '../../../../platform/ports/telemetry.ts';
import { composeProfile, PROFILE_TEMPLATE } from '../profile/compose-profile.ts';
import type { ArticleAuthor, AuthoringPurpose } from './article-author.ts';

const MODELS = { generateArticle: 'composed-profile-1', translateArticle: 'composed-translation-1' } as const;

/** Composes profiles from facts, in every language; it can translate nothing else. Free of charge, and in the ledger all the same. */
export function createTemplateAuthor(telemetry: Pick<TelemetryPort, 'price'>): ArticleAuthor {
  async function entryOf(operation: keyof typeof MODELS, { entityIds, userId }: AuthoringPurpose): Promise<LedgerEntry> {
    const data = await telemetry.price({
      service: 'content',
      provider: 'stomaton',
      model: MODELS[operation],
      operation,
      entityIds,
      userId,
      quantities: { REQUEST: 1 },
    });
    return { id: `ledger_${randomUUID()}`, data };
  }
  return {
    async profile({ stone, neighbours, ...purpose }) {
      return {
        text: composeProfile(stone.data, neighbours, 'en'),
        model: MODELS.generateArticle,
        template: PROFILE_TEMPLATE,
        entries: [await entryOf('generateArticle', purpose)],
      };
    },
    async translate({ original, to, stone, neighbours, ...purpose }) {
      if (stone === null || original.data.composedFrom?.template !== PROFILE_TEMPLATE) {
        throw new DomainError(
          'ENGINE_UNAVAILABLE',
          'Translating a text that a person wrote needs a translation engine, and none is configured.',
          { remedy: 'Set OPENAI_API_KEY, or translate a composed profile.' },
        );
      }
      return {
        text: composeProfile(stone.data, neighbours, to),
        model: MODELS.translateArticle,
        template: PROFILE_TEMPLATE,
        entries: [await entryOf('translateArticle', purpose)],
      };
    },
  };
}
