/** Why the process cannot start, told to whoever starts it: one line, and what to do about it. */
export class StartupError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StartupError';
    this.remedy = remedy;
  }
}
