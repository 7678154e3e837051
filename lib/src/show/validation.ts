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
  return details === undefined ? [] : reasons(details, [], positions);
}

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
    const branches = rule.schemasNotSatisfied.map(
      ({ details }, index) => `${index + 1}) ${all(details).join(", ")}`,
    );
    return [`${where}: fits none of ${branches.length} alternatives: ${branches.join("; ")}`];
  }
  if (rule.operatorName === undefined) return [];
  const value = rule.consideredValue === undefined ? "" : `, found ${short(rule.consideredValue)}`;
  const asked = rule.specifiedAs === undefined ? rule.operatorName : short(rule.specifiedAs);
  return [`${where}: ${rule.reason ?? "not allowed"}, asked for ${asked}${value}`];
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Characters of a value or a rule. */
const LONGEST = 200;
