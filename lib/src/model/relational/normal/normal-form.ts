import { say } from "./attribute-set.js";
import { candidateKeys } from "./keys.js";
import { type Printed, printed } from "./printed.js";
import type { Scheme } from "./scheme.js";
import { type Form, type Violation, violationsOf } from "./violations.js";

/** Whether one form is reached, and if not, the first thing against it. */
export interface FormReached {
  readonly form: Form;
  readonly reached: boolean;
  readonly violatedBy: string;
  readonly why: string;
}

/** The normal forms of a scheme. */
export interface NormalForm extends Printed {
  /** `none` if not even the first is reached. */
  readonly highest: Form | "none";
  readonly keys: readonly (readonly string[])[];
  /** One row a form, 1NF to 4NF. */
  readonly forms: readonly FormReached[];
  /** All that is against some form, lower forms first. */
  readonly violations: readonly Violation[];
}

/**
 * The highest normal form of a scheme, with the dependencies that are against each higher one. The second and third forms are the
 * general ones, which look at all candidate keys; violations name a dependency as it is written, or one that follows if no written one
 * shows them. Source: Elmasri and Navathe, Fundamentals of Database Systems, 7th ed., ch. 14.
 *
 * A scheme that is part of another must know the dependencies that hold among its attributes: make it with `project`.
 */
export function normalForm(scheme: Scheme): NormalForm {
  const keys = candidateKeys(scheme);
  const violations = violationsOf(scheme, keys);
  const forms = FORMS.map((form) => reached(form, violations));
  const highest = forms.filter((each) => each.reached).at(-1)?.form ?? "none";
  return printed({ highest, keys: keys.keys, forms, violations }, () => [
    `${scheme.name}: ${highest === "none" ? "not in 1NF" : highest}`,
    ...keys.keys.map((key) => `key ${say(key)}`),
    ...violations.map(({ form, violatedBy, why }) => `${form}: ${violatedBy}: ${why}`),
  ]);
}

const FORMS: readonly Form[] = ["1NF", "2NF", "3NF", "BCNF", "4NF"];

function reached(form: Form, violations: readonly Violation[]): FormReached {
  const first = violations.find((each) => FORMS.indexOf(each.form) <= FORMS.indexOf(form));
  if (first === undefined) return { form, reached: true, violatedBy: "", why: "" };
  const { violatedBy, why } = first;
  const own = violations.find((each) => each.form === form);
  if (own !== undefined) return { form, reached: false, violatedBy: own.violatedBy, why: own.why };
  return { form, reached: false, violatedBy, why: `It is not in ${first.form}: ${why}` };
}
