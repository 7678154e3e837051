import { wordsOf } from "../words.js";

/** An entity type as a noun: `dispatch`, `dispatches`, `a dispatch`. */
export interface Noun {
  readonly one: string;
  readonly many: string;
  /** With `a` or `an`. */
  readonly some: string;
}

/** Plurals that no rule gives. */
const IRREGULAR: Readonly<Record<string, string>> = {
  child: "children",
  criterion: "criteria",
  datum: "data",
  foot: "feet",
  half: "halves",
  index: "indexes",
  leaf: "leaves",
  life: "lives",
  man: "men",
  person: "people",
  phenomenon: "phenomena",
  series: "series",
  shelf: "shelves",
  species: "species",
  tooth: "teeth",
  vertex: "vertices",
  wife: "wives",
  woman: "women",
};

/** Words for many people or things at once, which cannot be counted by themselves. */
const COLLECTIVE: Readonly<Record<string, string>> = { staff: "staff member", equipment: "equipment item" };

/** What ends the noun of a verb with two words, as in a walk-in. */
const PARTICLES = new Set(["in", "out", "up", "off", "on", "over", "back", "by"]);

/** The noun of an entity type's name: `EmergencyCall` is an emergency call, `EDVisit` an ED visit, `WalkIn` a walk-in. */
export function nounOf(name: string): Noun {
  const words = wordsOf(name).map((word) => (isAcronym(word) ? word : word.toLowerCase()));
  const last = words.at(-1) ?? "";
  const one =
    words.length > 1 && PARTICLES.has(last)
      ? `${words.slice(0, -1).join(" ")}-${last}`
      : [...words.slice(0, -1), words.at(-2) === "of" ? last : (COLLECTIVE[last] ?? last)].join(" ");
  return { one, many: plural(one), some: `${article(one)} ${one}` };
}

/** The first letter as a capital. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Longer words in capitals are words: EMPLOYEE. */
const isAcronym = (word: string): boolean => /^\p{Lu}[\p{Lu}\p{N}]{1,3}$/u.test(word);

function plural(noun: string): string {
  const [, head, tail] = /^(.+?)( of .+)$/.exec(noun) ?? [undefined, noun, ""];
  const [, before, word] = /^(.*[ -])?(.*)$/.exec(head!)!;
  return `${before ?? ""}${pluralWord(word!)}${tail}`;
}

function pluralWord(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  if (isAcronym(word)) return `${word}s`;
  if (/(?:[^aeiou]|qu)y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/sis$/.test(word)) return `${word.slice(0, -2)}es`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** By how the word sounds: an hour, a unit, an ED visit. */
function article(noun: string): "a" | "an" {
  const [first = ""] = noun.split(/[ -]/);
  if (isAcronym(first)) return /^[AEFHILMNORSX]/.test(first) ? "an" : "a";
  if (/^(?:hour|hono|heir|honest)/.test(noun)) return "an";
  if (/^(?:uni(?!n|m)|use|usu|util|eu|one|ur[aei])/.test(noun)) return "a";
  return /^[aeiou]/.test(noun) ? "an" : "a";
}
