import type { CollectionName } from '../../../platform/ports/documents.ts';

/**
 * The indexes of each collection beside the one on `id`; each is a list of paths, the first of which can be asked alone.
 * A path of `data` named here holds one plain value in every document, never a list: conditions on it are compared as such.
 */
export const COLLECTION_INDEXES: { readonly [Name in CollectionName]: readonly (readonly string[])[] } = {
  stones: [['data.slug'], ['data.type'], ['data.name'], ['data.origin.country'], ['updatedAt']],
  articles: [['data.path', 'data.locale'], ['data.stoneId'], ['data.status'], ['data.type'], ['data.title'], ['updatedAt']],
  generations: [['data.stoneId'], ['data.articleId'], ['createdAt']],
  seeds: [],
  corrections: [],
  searchQueries: [['data.at']],
  searchClicks: [['data.at']],
  sourceDocuments: [['data.stoneId'], ['createdAt']],
  askedQuestions: [['data.at']],
  users: [['data.email'], ['createdAt']],
  sessions: [['data.userId'], ['data.expiresAt']],
  quotas: [['data.userId']],
  audit: [['data.at'], ['data.userId']],
  gaps: [['data.status'], ['data.stoneId'], ['data.source'], ['data.topic']],
  questions: [['data.gapId'], ['data.stoneId'], ['createdAt']],
  answers: [['data.questionId'], ['data.stoneId'], ['data.status']],
  runs: [['data.status', 'data.dueAt'], ['data.workflow'], ['data.startedAt']],
  schedules: [['data.name']],
  conversations: [['createdAt']],
  ledger: [['data.at'], ['data.operation'], ['data.service']],
  prices: [['data.provider', 'data.model']],
  budgets: [],
  usage: [['data.at']],
  metrics: [['data.at']],
  alertRules: [['createdAt']],
  alerts: [['data.state'], ['data.ruleId'], ['data.startedAt']],
};

export const COLLECTION_NAMES = Object.keys(COLLECTION_INDEXES).sort() as CollectionName[];
