import { inOrder, say, without } from "./attribute-set.js";
import { type Dependency, dependency } from "./dependency.js";
import { close } from "./determining.js";

/** Something that was changed in a set of functional dependencies, and why that loses nothing. */
export interface Reduction {
  readonly action: "split" | "shorten" | "drop";
  readonly dependency: string;
  /** What stands in its place; empty if nothing does. */
  readonly becomes: string;
  readonly why: string;
}

type Tell = (step: Reduction) => void;

/** A minimal cover, with one attribute on each right side. */
export function reduce(
  functional: readonly Dependency[],
  attributes: readonly string[],
  tell: Tell = () => {},
): Dependency[] {
  const single = (left: Iterable<string>, right: string): Dependency =>
    dependency("functional", left, [right], attributes);
  let found = functional.flatMap((each) => split(each, single, tell));
  for (let at = 0; at < found.length; at++) {
    for (const spare of found[at]!.determinant) {
      const { text, determinant, dependent } = found[at]!;
      const rest = inOrder(without(determinant, [spare]), attributes);
      if (rest.length === 0 || !close(rest, found).has(dependent[0]!)) continue;
      const shorter = single(rest, dependent[0]!);
      const why = `${say(rest)} alone determines ${dependent[0]}`;
      tell({ action: "shorten", dependency: text, becomes: shorter.text, why });
      found = found.with(at, shorter);
    }
  }
  for (const each of [...found]) {
    const others = found.filter((other) => other !== each);
    if (!close(each.determinant, others).has(each.dependent[0]!)) continue;
    const why = `${each.dependent[0]} is in ${say(each.determinant)}+ without it`;
    tell({ action: "drop", dependency: each.text, becomes: "", why });
    found = others;
  }
  return found;
}

/** Dependencies of one left side as one. */
export function group(dependencies: readonly Dependency[], attributes: readonly string[]): Dependency[] {
  const rights = new Map<string, Dependency[]>();
  for (const each of dependencies) {
    const left = each.determinant.join();
    rights.set(left, [...(rights.get(left) ?? []), each]);
  }
  return [...rights.values()].map((same) =>
    dependency(
      "functional",
      same[0]!.determinant,
      same.flatMap(({ dependent }) => dependent),
      attributes,
    ),
  );
}

function split(
  { text, determinant, dependent }: Dependency,
  single: (left: Iterable<string>, right: string) => Dependency,
  tell: Tell,
): Dependency[] {
  const rights = dependent.filter((each) => !determinant.includes(each));
  const parts = rights.map((right) => single(determinant, right));
  if (parts.length === 0) {
    tell({ action: "drop", dependency: text, becomes: "", why: "its right side is part of its left side" });
  } else if (dependent.length > 1) {
    const becomes = parts.map((part) => part.text).join("; ");
    tell({ action: "split", dependency: text, becomes, why: "one attribute on each right side" });
  }
  return parts;
}
