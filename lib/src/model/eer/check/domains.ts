import type { Domain } from "../domain.js";
import { listed } from "../words.js";
import { type Finding, finding } from "./finding.js";
import { patternMistakes } from "./patterns.js";

type Path = readonly string[];
type Whole = Extract<Domain, { kind: "whole" }>;
type Decimal = Extract<Domain, { kind: "decimal" }>;

/** Domains without values, or that contradict themselves. */
export function* domainMistakes(domain: Domain, path: Path): Generator<Finding> {
  switch (domain.kind) {
    case "text":
      return yield* textMistakes(domain.max, domain, path);
    case "code":
      return yield* textMistakes(domain.length, domain, path);
    case "whole":
      return yield* rangeMistakes(domain, path, Number.isSafeInteger, "a whole number");
    case "decimal":
      yield* digitMistakes(domain, path);
      return yield* rangeMistakes(domain, path, Number.isFinite, "a number");
    case "oneOf":
      return yield* valueMistakes(domain.values, path);
    case "truth":
    case "date":
    case "instant":
    case "point":
    case "varied":
      return;
    default: {
      const { kind } = domain as { kind: unknown };
      yield finding(
        "DOMAIN_UNKNOWN",
        path,
        `there is no domain "${kind}". Take text, code, whole, decimal, truth, date, instant, point, varied or oneOf.`,
      );
    }
  }
}

function* textMistakes(
  length: number,
  domain: Extract<Domain, { kind: "text" | "code" }>,
  path: Path,
): Generator<Finding> {
  if (!(Number.isSafeInteger(length) && length > 0)) {
    const message = `${domain.kind}(${length}) has no values. Its length must be a whole number from 1 up.`;
    yield finding("LENGTH_NOT_POSITIVE", path, message);
  }
  if (domain.pattern !== undefined) yield* patternMistakes(domain.kind, length, domain.pattern, path);
}

function* rangeMistakes(
  domain: Whole | Decimal,
  path: Path,
  fits: (bound: number) => boolean,
  what: string,
): Generator<Finding> {
  const above = domain.kind === "decimal" ? domain.above : undefined;
  const bounds = Object.entries({ above, min: domain.min, max: domain.max });
  const unfit = bounds.filter(([, bound]) => bound !== undefined && !fits(bound));
  for (const [name, bound] of unfit) {
    yield finding("BOUND_NOT_A_NUMBER", path, `${name} is ${bound}, but it must be ${what}. Correct it.`);
  }
  const { min, max } = domain;
  if (unfit.length > 0 || max === undefined) return;
  if (min !== undefined && min > max) {
    yield finding("RANGE_EMPTY", path, `no number is at least ${min} and at most ${max}. Swap the two.`);
  } else if (above !== undefined && above >= max) {
    const message = `no number is above ${above} and at most ${max}. Lower the first or raise the second.`;
    yield finding("RANGE_EMPTY", path, message);
  }
}

function* digitMistakes(domain: Decimal, path: Path): Generator<Finding> {
  const { digits, places, above, min, max } = domain;
  const written = `decimal(${digits}, ${places})`;
  const countable = [digits, places].every(Number.isSafeInteger) && digits > 0 && places >= 0;
  if (!countable || places > digits) {
    const message = `${written} cannot be: digits is a whole number from 1 up, and places one from 0 to digits. Correct it.`;
    yield finding("DECIMAL_DIGITS", path, message);
    return;
  }
  const beyond = 10 ** (digits - places);
  const most = (beyond - 10 ** -places).toFixed(places);
  const bounds = Object.entries({ above, min, max });
  for (const [name, bound] of bounds) {
    if (bound === undefined || !Number.isFinite(bound) || Math.abs(bound) < beyond) continue;
    const message = `${name} is ${bound}, but ${written} ends at ${most}. Change one of the two.`;
    yield finding("RANGE_BEYOND_DIGITS", path, message);
  }
}

function* valueMistakes(values: readonly string[], path: Path): Generator<Finding> {
  if (values.length === 0) {
    yield finding("ONE_OF_EMPTY", path, "oneOf([]) has no values. Name them.");
  }
  if (values.some((value) => value.trim() === "")) {
    const message = "one of its values is blank. Name it, or make the attribute optional.";
    yield finding("ONE_OF_BLANK", path, message);
  }
  const twice = [...new Set(values.filter((value, i) => values.indexOf(value) < i))];
  if (twice.length > 0) {
    const named = listed(twice.map((value) => `"${value}"`));
    yield finding(
      "ONE_OF_TWICE",
      path,
      `${named} ${twice.length === 1 ? "stands" : "stand"} more than once among its values. Name each value once.`,
    );
  }
}
