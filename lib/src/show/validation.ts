/** What a MongoDB validator did not like about a document, in sentences. */

/** A part of the server's account: a tree that follows the validator's own. */
interface Rule {
  readonly operatorName?: string;
  readonly reason?: string;
  readonly specifiedAs?: unknown;
  readonly consideredValue?: unknown;
  readonly missingProperties?: readonly string[];
  readonly additionalProperties?: readonly string[];
  readonly failingProperty?: string;
  readonly itemIndex?: number;
  readonly schemaRulesNotSatisfied?: readonly Rule[];
  readonly propertiesNotSatisfied?: readonly { propertyName: string; details: readonly Rule[] }[];
  /** The branches of `oneOf` or `anyOf`, when none fits. */
  readonly schemasNotSatisfied?: readonly { details: readonly Rule[] }[];
  readonly clausesNotSatisfied?: readonly { details: Rule }[];
  readonly details?: readonly Rule[] | Rule;
}

/**
 * The reasons of a failed validation, one a field, such as `heart_rate: comparison failed, asked for {"maximum":500}, found 900`.
 *
 * @param errInfo what the server adds to error 121
 * @param positions whether paths say which item of an array, as in `vitals.1.heart_rate`
 * @returns none if the server gave no account
 */
export function validationReasons(errInfo: unknown, positions = false): string[] {
  const details = (errInfo as { details?: Rule } | undefined)?.details;
  if (details === undefined) return [];
  const all = reasons(details, [], positions);
  // A field that tells alternatives apart is often refused by a rule of its own, too.
  const repeats = (each: string): boolean =>
    each.includes(ONE_OF) && all.some((other) => other !== each && other.startsWith(each.split(ONE_OF)[0]!));
  return all.filter((each) => !repeats(each));
}

const ONE_OF = ": asked for one of ";

function reasons(rule: Rule, path: readonly (string | number)[], positions: boolean): string[] {
  const step =
    rule.failingProperty ?? (positions && rule.itemIndex !== undefined ? rule.itemIndex : undefined);
  const inside = step === undefined ? path : [...path, step];
  const all = (rules: Rule | readonly Rule[] = [], at = inside): string[] =>
    [rules].flat().flatMap((each) => reasons(each as Rule, at, positions));
  const nested = [
    ...(rule.propertiesNotSatisfied ?? []).flatMap((each) => all(each.details, [...path, each.propertyName])),
    ...all(rule.details),
    ...all(rule.schemaRulesNotSatisfied),
    ...(rule.clausesNotSatisfied ?? []).flatMap(({ details }) => all(details)),
  ];
  if (nested.length > 0) return nested;
  const where = path.length === 0 ? "the document" : path.join(".");
  if (rule.missingProperties) return [`${where}: missing ${rule.missingProperties.join(", ")}`];
  if (rule.additionalProperties)
    return [`${where}: not in the schema: ${rule.additionalProperties.join(", ")}`];
  if (rule.schemasNotSatisfied) {
    const branches = rule.schemasNotSatisfied.map(({ details }) => ({ details, reasons: all(details) }));
    const listed = branches.map((branch, index) => `${index + 1}) ${branch.reasons.join(", ")}`);
    return (
      byTheirField(branches) ?? [
        `${where}: fits none of ${branches.length} alternatives: ${listed.join("; ")}`,
      ]
    );
  }
  if (rule.operatorName === undefined) return [];
  const value = rule.consideredValue === undefined ? "" : `, found ${short(rule.consideredValue)}`;
  const asked = rule.specifiedAs === undefined ? rule.operatorName : short(rule.specifiedAs);
  return [`${where}: ${rule.reason ?? "not allowed"}, asked for ${asked}${value}`];
}

interface Branch {
  readonly details: readonly Rule[];
  readonly reasons: readonly string[];
}

/**
 * Alternatives that are told apart by one field, such as `role`: each but the one that is meant fails on the only value that the field may
 * have there. Gives that one's reasons, or what the field may be; undefined for alternatives that are told apart otherwise.
 */
function byTheirField(branches: readonly Branch[]): string[] | undefined {
  const marks = branches.map(({ details }) => mark(details));
  const failed = marks.filter((each) => each !== undefined);
  const [first] = failed;
  if (first === undefined || failed.some(({ field }) => field !== first.field)) return undefined;
  const said = first.found === undefined ? "nothing" : short(first.found);
  if (failed.length === branches.length)
    return [`${first.field}${ONE_OF}${failed.map(({ value }) => short(value)).join(", ")}, found ${said}`];
  if (failed.length < branches.length - 1) return undefined;
  return [`for ${first.field} ${said}: ${branches[marks.indexOf(undefined)]!.reasons.join(", ")}`];
}

interface Mark {
  readonly field: string;
  /** The only one that is allowed. */
  readonly value: unknown;
  readonly found: unknown;
}

function mark(rules: readonly Rule[]): Mark | undefined {
  for (const rule of rules) {
    for (const { propertyName: field, details } of rule.propertiesNotSatisfied ?? [])
      for (const { specifiedAs, consideredValue: found } of details) {
        const values = (specifiedAs as { enum?: unknown[] } | undefined)?.enum;
        if (values?.length === 1) return { field, value: values[0], found };
      }
    const inside = mark(rule.schemaRulesNotSatisfied ?? []);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Characters of a value or a rule. */
const LONGEST = 200;
