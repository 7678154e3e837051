/** A sentence and the entity types that it is about. */
export interface Sentence {
  readonly text: string;
  readonly about: readonly string[];
}

/** A name of the model as it is written there. */
export const quoted = (name: string): string => `\`${name}\``;

/** What a writer put into a model as an explanation, with its full stop. */
export const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
