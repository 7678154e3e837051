/** What the errors of mysql2 say, and what they leave unsaid. */

/** What mysql2 throws: MySQL's own errors have a number and a state, a broken connection is fatal. */
export interface DriverError {
  readonly errno?: number;
  readonly sqlState?: string;
  readonly message: string;
  readonly code?: string;
  readonly fatal?: boolean;
}

const LOST = /PROTOCOL_CONNECTION_LOST|ECONN|EPIPE|ETIMEDOUT|closed state|connection is closed/i;

/** MySQL's own word for a link that breaks, such as 1053: the server is shutting down. */
const LINK_FAILED = "08S01";

/** Whether the connection is gone, and with it a transaction that was open on it. */
export const isLost = ({ sqlState, fatal, code, message }: DriverError): boolean =>
  sqlState === LINK_FAILED || (sqlState === undefined && (fatal === true || LOST.test(`${code} ${message}`)));

/** For the reader of {@link isLost}. */
export const sayLost = ({ message }: DriverError): string =>
  `The connection to MySQL broke (${message.replace(/\.$/, "")}), and a transaction that was open is undone. Open the chapter again.`;

const HINTS: Readonly<Record<number, string>> = {
  1210: "The statement has more ? than values were given.",
};

/** An error of a raw `query` or `execute` in words, with MySQL's number and SQL state; undefined for an error that is not the driver's. */
export function sayDriverError(error: DriverError): string | undefined {
  const { errno, sqlState, message } = error;
  if (sqlState === LINK_FAILED) return sayLost(error);
  if (typeof sqlState === "string" && typeof errno === "number") {
    const hint = HINTS[errno] === undefined ? "" : `. ${HINTS[errno]}`;
    return `${message} (MySQL ${errno}, SQLSTATE ${sqlState})${hint}`;
  }
  // Only mysql2 calls an error fatal; the ECONNRESET of anything else is none of MySQL's.
  return error.fatal === true || /^Can't add new command/.test(message) ? sayLost(error) : undefined;
}
