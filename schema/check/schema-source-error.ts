/** What a schema check needs cannot be had or read. The message says what to do. */
export class SchemaSourceError extends Error {
  override readonly name = 'SchemaSourceError';
}
