/**
 * A server that has stopped in the middle, or a network that lost it, sends nothing and breaks nothing: whoever waits for it waits for ever.
 * So no byte for ten minutes while an answer is waited for ends the connection, in both stores. No statement of this workbook takes as long.
 */
export const SILENCE_MS = 600_000;
