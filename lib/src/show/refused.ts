import { ShowError } from "../errors.js";
import { type Displayable, displayable } from "./bundle.js";
import { escapeHtml } from "./escape.js";
import { validationReasons } from "./validation.js";

/** What a server said when it refused a statement. Shows itself as one or two lines. */
export interface Refusal extends Displayable {
  /** The server's error number: MySQL's (1451) or MongoDB's (121). */
  readonly code: number;
  /** The class of the error in standard SQL, such as `23000`; MongoDB has none. */
  readonly sqlState: string | undefined;
  /** The server's name of the error, such as `ER_ROW_IS_REFERENCED_2`. */
  readonly name: string;
  /** The server's own words. */
  readonly message: string;
}

/** What the two drivers put on the errors that come from their server. */
interface ServerSaid {
  readonly errno?: number;
  readonly code?: string | number;
  readonly codeName?: string;
  readonly sqlState?: string;
  readonly sqlMessage?: string;
  readonly message: string;
  readonly errInfo?: unknown;
  readonly writeErrors?: unknown;
  readonly errorLabels?: readonly string[];
}

/**
 * Runs a statement that a server should refuse, and shows the refusal instead of stopping the notebook.
 *
 * @param action sends the statement, such as `() => mysql.query("DELETE ...")`
 * @throws {ShowError} if the server accepts it: then the text around it is wrong
 * @throws what `action` throws, if it did not come from a server
 */
export async function refused(action: () => Promise<unknown>): Promise<Refusal> {
  let said: ServerSaid;
  try {
    await action();
  } catch (error) {
    // The tag sql puts its own words around the server's.
    const from = [error, (error as Error | undefined)?.cause].find(isFromServer);
    if (from === undefined) throw error;
    said = from;
  }
  if (said! === undefined) {
    throw new ShowError(
      "NOT_REFUSED",
      "The server accepted a statement that it was expected to refuse. Look at what it changed, and at the constraint.",
    );
  }
  const code = Number(said.errno ?? said.code);
  const name = String(said.codeName ?? (typeof said.code === "string" ? said.code : nameOf(code)));
  const message = said.sqlMessage ?? said.message;
  const reasons = [...validationReasons(said.errInfo), ...ofTransaction(said)];
  const { sqlState } = said;
  const number = sqlState === undefined ? String(code) : `${code}, SQLSTATE ${sqlState}`;
  const text = [`Refused with error ${number} (${name}): ${message}`, ...reasons].join("\n");
  const bundle = {
    "text/html": `<div style="border-left:3px solid #c2410c;padding:2px 10px"><b>Refused</b> with error ${escapeHtml(number)} (${escapeHtml(name)})<br>${[
      message,
      ...reasons,
    ]
      .map(escapeHtml)
      .join("<br>")}</div>`,
    "text/plain": text,
  };
  return Object.assign(
    displayable(() => bundle),
    { code, sqlState, name, message },
  );
}

/** What an error of a MongoDB transaction says by its label: the server's words alone do not tell whether a second try may help. */
const ofTransaction = ({ errorLabels = [] }: ServerSaid): string[] =>
  errorLabels.filter((label) => label in LABELS).map((label) => `${label}: ${LABELS[label]}`);

const LABELS: Readonly<Record<string, string>> = {
  TransientTransactionError: "nothing of the transaction was written; do all of it again",
  UnknownTransactionCommitResult: "it may be committed or not; commit again",
};

const isFromServer = (error: unknown): error is ServerSaid =>
  error instanceof Error &&
  ("sqlMessage" in error ||
    (typeof (error as { code?: unknown }).code === "number" && /^Mongo/.test(error.name)));

/** Names that the MongoDB driver leaves out of write errors. */
const nameOf = (code: number): string =>
  ({ 121: "DocumentValidationFailure", 11000: "DuplicateKey" })[code] ?? "MongoDB";
