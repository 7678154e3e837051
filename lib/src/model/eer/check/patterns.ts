import { type Finding, finding } from "./finding.js";
import { patternLength } from "./pattern-length.js";

/** A pattern that is no regular expression, does not speak of the whole text, or cannot have the length that the domain has. */
export function* patternMistakes(
  kind: "text" | "code",
  length: number,
  pattern: string,
  path: readonly string[],
): Generator<Finding> {
  if (!isRegularExpression(pattern)) {
    // The engine's own reason is worded differently from one Node version to the next.
    const message = `its pattern ${pattern} is not a regular expression. Look for a bracket that is not closed or a stray * + ? or \\.`;
    yield finding("PATTERN_SYNTAX", path, message);
    return;
  }
  if (!isWhole(pattern)) {
    const message = `its pattern ${pattern} also lets through text that only contains what it describes. Write ^(?:${bare(pattern)})$.`;
    yield finding("PATTERN_NOT_WHOLE", path, message);
    return;
  }
  const { min, max } = patternLength(pattern);
  const allowed =
    min === max ? `${min}` : max === Number.POSITIVE_INFINITY ? `${min} or more` : `${min} to ${max}`;
  // Lengths that cannot be told are NaN, and no comparison with NaN holds.
  if (kind === "code" ? length < min || length > max : length < min) {
    const message = `its pattern ${pattern} wants ${allowed} characters, but ${kind}(${length}) has ${kind === "code" ? "" : "at most "}${length}. Change one of the two.`;
    yield finding("PATTERN_LENGTH", path, message);
  }
}

function isRegularExpression(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}

/** Whether it begins with `^` and ends with `$`, and no alternative at its top level escapes from one of them. */
function isWhole(pattern: string): boolean {
  // Without escapes, classes and, from the inside outwards, groups.
  let rest = pattern.replace(/\\./gs, "-").replace(/\[[^\]]*\]/g, "-");
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(/\([^()]*\)/g, "-");
  }
  return rest.startsWith("^") && rest.endsWith("$") && !rest.includes("|");
}

const bare = (pattern: string): string => pattern.replace(/^\^/, "").replace(/(?<!\\)\$$/, "");
