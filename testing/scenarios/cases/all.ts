import type { Cases } from '../case.ts';
import { authCases } from './accounts.ts';
import { contentCases } from './content.ts';
import { contributedCases } from './contributed.ts';
import { flywheelCases } from './flywheel.ts';
import { cacheCases, databaseCases, monitoringCases } from './operations.ts';
import { ragCases, searchCases } from './search-and-rag.ts';

/** A case for every root field, mutation, subscription and contributed field of the graph. */
export const ALL_CASES: Cases = {
  ...contentCases,
  ...searchCases,
  ...ragCases,
  ...databaseCases,
  ...authCases,
  ...cacheCases,
  ...flywheelCases,
  ...monitoringCases,
  ...contributedCases,
};
