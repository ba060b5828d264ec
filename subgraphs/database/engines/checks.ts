import { invalidInput } from '../../../platform/errors/domain-error.ts';
import { COLLECTION_OWNERS, type CollectionName } from '../../../platform/ports/documents.ts';

/** A collection's name becomes a table's name, so it must be one that we know. @throws {DomainError} INVALID_INPUT */
export function checkCollection(collection: CollectionName): void {
  if (!Object.hasOwn(COLLECTION_OWNERS, collection)) throw invalidInput('collection', 'no such collection.');
}

/** @throws {DomainError} INVALID_INPUT outside `low` … `high` */
export function checkWhole(value: number, low: number, high: number, name: string): number {
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw invalidInput(name, `must be a whole number from ${low} to ${high}, not ${value}.`);
}
