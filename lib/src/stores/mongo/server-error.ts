/** What a MongoDB server answered instead of documents. */
export interface ServerError {
  readonly code: number;
  readonly codeName?: string;
  /** In one line. */
  readonly message: string;
}

/**
 * The server's own error; undefined for one of the driver, such as a broken connection, which has no code. Where the values of answers are
 * not promoted (`promoteValues: false`) the driver leaves the code a BSON number too.
 */
export function serverError(error: unknown): ServerError | undefined {
  const { code: given, codeName, message } = error as { code?: unknown; codeName?: string; message: string };
  const code = Number(given ?? Number.NaN);
  if (Number.isNaN(code)) return undefined;
  return {
    code,
    ...(codeName === undefined ? {} : { codeName }),
    message: message.replace(/\s*\n\s*/g, " "),
  };
}
