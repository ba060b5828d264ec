/** A letter to one person, in plain text. */
export interface Mail {
  readonly userId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Hands mail on; the promise says nothing of its arrival. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}
