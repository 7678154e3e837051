import { wordsOf } from "../words.js";

/** A relationship type as a verb, read from its first end to its second. */
export interface Verb {
  /** With one subject: `is sent on`, `generates`. */
  readonly one: string;
  /** With several: `are sent on`, `generate`. */
  readonly many: string;
  /** For "is ... by", where English has it: `generated`. */
  readonly participle?: string;
}

/** Participles that do not end in -ed, of verbs that take an object. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `begin begun, bind bound, bite bitten, break broken, bring brought, build built, buy bought, catch caught, choose chosen, cut cut,
   do done, draw drawn, drive driven, eat eaten, feed fed, fight fought, find found, fly flown, forbid forbidden, forget forgotten,
   freeze frozen, get got, give given, grow grown, hear heard, hide hidden, hit hit, hold held, hurt hurt, keep kept, know known,
   lay laid, lead led, leave left, lend lent, let let, lose lost, make made, mean meant, meet met, oversee overseen, overtake overtaken,
   pay paid, put put, quit quit, read read, rebuild rebuilt, ride ridden, ring rung, run run, say said, see seen, seek sought,
   sell sold, send sent, set set, shed shed, shoot shot, show shown, sing sung, speak spoken, spend spent, split split, spread spread,
   steal stolen, take taken, teach taught, tell told, think thought, throw thrown, undergo undergone, understand understood,
   undertake undertaken, wear worn, win won, withdraw withdrawn, write written`
    .split(/,\s*/)
    .map((pair) => pair.split(" ") as [string, string]),
);

/** Verbs that "is ... by" does not suit. */
const ACTIVE_ONLY = new Set(
  `are have become belong come comprise concern consist contain cost equal exist fit go happen include involve lack resemble suit`.split(
    " ",
  ),
);

/**
 * The verb in a relationship type's name: its third person comes first, as in `works_for`. Undefined for a name that is no verb, such
 * as `supervision` or `dependents_of`.
 */
export function verbOf(name: string): Verb | undefined {
  const [first = "", ...rest] = wordsOf(name).map((word) => word.toLowerCase());
  const isNoun = rest[0] === "of" && first !== "consists";
  if (!/[^su]s$/.test(first) || isNoun) return undefined;
  const base = baseOf(first);
  const passive = rest.length === 0 && !ACTIVE_ONLY.has(base);
  return {
    one: [first, ...rest].join(" "),
    many: [base, ...rest].join(" "),
    ...(passive ? { participle: IRREGULAR.get(base) ?? regular(base) } : {}),
  };
}

function baseOf(third: string): string {
  if (third === "is") return "are";
  if (third === "has") return "have";
  if (/(?:ss|sh|ch|x|zz|o)es$/.test(third)) return third.slice(0, -2);
  return /[^aeiou]ies$/.test(third) && third.length > 4 ? `${third.slice(0, -3)}y` : third.slice(0, -1);
}

function regular(base: string): string {
  if (base.endsWith("e")) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return doubles(base) ? `${base}${base.at(-1)}ed` : `${base}ed`;
}

/** Whether the last letter is doubled, as in planned, referred and controlled, but not in visited. */
function doubles(base: string): boolean {
  if (!/(?:[^aeiou]|qu)[aeiou][^aeiouwxy]$/.test(base)) return false;
  const oneSyllable = base.match(/[aeiouy]+/g)?.length === 1;
  const stressedLast = /(?:[^f]fer|mit|quip|cur|bar)$/.test(base) && !/(?:li|vo)mit$/.test(base);
  return oneSyllable || stressedLast || base.endsWith("l");
}
