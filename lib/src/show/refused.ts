import { ShowError } from "../errors.js";
import { type Displayable, displayable } from "./bundle.js";
import { escapeHtml } from "./escape.js";

/** What a server said when it refused a statement. Shows itself as one or two lines. */
export interface Refusal extends Displayable {
  /** The server's error number: MySQL's (1451) or MongoDB's (121). */
  readonly code: number;
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
  readonly sqlMessage?: string;
  readonly message: string;
  readonly errInfo?: unknown;
  readonly writeErrors?: unknown;
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
    if (!isFromServer(error)) throw error;
    said = error;
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
  const reasons = validatorReasons(said.errInfo);
  const text = [`Refused with error ${code} (${name}): ${message}`, ...reasons].join("\n");
  const bundle = {
    "text/html": `<div style="border-left:3px solid #c2410c;padding:2px 10px"><b>Refused</b> with error ${code} (${escapeHtml(name)})<br>${[
      message,
      ...reasons,
    ]
      .map(escapeHtml)
      .join("<br>")}</div>`,
    "text/plain": text,
  };
  return Object.assign(
    displayable(() => bundle),
    { code, name, message },
  );
}

const isFromServer = (error: unknown): error is ServerSaid =>
  error instanceof Error &&
  ("sqlMessage" in error ||
    (typeof (error as { code?: unknown }).code === "number" && /^Mongo/.test(error.name)));

/** Names that the MongoDB driver leaves out of write errors. */
const nameOf = (code: number): string =>
  ({ 121: "DocumentValidationFailure", 11000: "DuplicateKey" })[code] ?? "MongoDB";

interface Rule {
  readonly operatorName?: string;
  readonly propertyName?: string;
  readonly reason?: string;
  readonly specifiedAs?: unknown;
  readonly consideredValue?: unknown;
  readonly missingProperties?: readonly string[];
  readonly schemaRulesNotSatisfied?: readonly Rule[];
  readonly propertiesNotSatisfied?: readonly { propertyName: string; details: readonly Rule[] }[];
  readonly details?: readonly Rule[];
}

/** MongoDB's nested account of what a validator did not like, as one sentence a field. */
function validatorReasons(errInfo: unknown): string[] {
  const rules = (errInfo as { details?: Rule } | undefined)?.details?.schemaRulesNotSatisfied ?? [];
  return rules.flatMap((rule) => sentences(rule, ""));
}

function sentences(rule: Rule, path: string): string[] {
  const nested = [
    ...(rule.propertiesNotSatisfied ?? []).flatMap(({ propertyName, details }) =>
      details.flatMap((detail) => sentences(detail, path === "" ? propertyName : `${path}.${propertyName}`)),
    ),
    ...(rule.details ?? []).flatMap((detail) => sentences(detail, path)),
    ...(rule.schemaRulesNotSatisfied ?? []).flatMap((detail) => sentences(detail, path)),
  ];
  if (nested.length > 0) return nested;
  const where = path === "" ? "the document" : path;
  if (rule.missingProperties) return [`${where}: missing ${rule.missingProperties.join(", ")}`];
  const value = rule.consideredValue === undefined ? "" : `, found ${JSON.stringify(rule.consideredValue)}`;
  const asked =
    rule.specifiedAs === undefined ? (rule.operatorName ?? "rule") : JSON.stringify(rule.specifiedAs);
  return [`${where}: ${rule.reason ?? "not allowed"}, asked for ${asked}${value}`];
}
