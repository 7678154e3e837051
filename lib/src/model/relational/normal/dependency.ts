import { ModelError } from "../../../errors.js";
import { readAttributes } from "./attribute-list.js";
import { inOrder } from "./attribute-set.js";

/** A functional (`X -> Y`) or multivalued (`X ->> Y`) dependency. Attributes are in the order of the scheme. */
export interface Dependency {
  readonly kind: "functional" | "multivalued";
  /** The left side. */
  readonly determinant: readonly string[];
  /** The right side. */
  readonly dependent: readonly string[];
  /** The one canonical text, such as `call_no, call_sign -> notified_at`. */
  readonly text: string;
}

/** Dependencies as they are written: one a line or between semicolons, or a list of them. */
export type DependencyText = string | readonly string[];

const ARROW = { functional: "->", multivalued: "->>" };
const ARROWS = /->>|↠|->|→/g;
const EXAMPLE = 'Write it like "call_no -> received_at, priority" or "patient_mrn ->> allergen".';

/** Makes a dependency of two sets; `attributes` gives the order in which they are written. */
export function dependency(
  kind: Dependency["kind"],
  determinant: Iterable<string>,
  dependent: Iterable<string>,
  attributes: readonly string[],
): Dependency {
  const left = inOrder(determinant, attributes);
  const right = inOrder(dependent, attributes);
  const text = `${left.join(", ")} ${ARROW[kind]} ${right.join(", ")}`;
  return { kind, determinant: left, dependent: right, text };
}

/**
 * Reads dependencies over the attributes of a scheme. `X ->> Y | Z` is two multivalued ones; the arrows `→` and `↠` are understood;
 * a dependency that stands twice counts once.
 *
 * @param attributes those of the scheme
 * @param owner the scheme's name, for messages
 * @throws {ModelError} `DEPENDENCY_MALFORMED` for a missing or second arrow or an empty side; `UNKNOWN_ATTRIBUTE`
 */
export function readDependencies(
  text: DependencyText,
  attributes: readonly string[],
  owner: string,
): Dependency[] {
  const written = (typeof text === "string" ? [text] : text)
    .flatMap((each) => each.split(/[;\n]/))
    .map((each) => each.trim())
    .filter((each) => each !== "");
  const read = written.flatMap((each) => readOne(each, attributes, owner));
  return [...new Map(read.map((each) => [each.text, each])).values()];
}

function readOne(written: string, attributes: readonly string[], owner: string): Dependency[] {
  const fail = (what: string): never => {
    throw new ModelError("DEPENDENCY_MALFORMED", `"${written}" ${what}. ${EXAMPLE}`);
  };
  const arrows = written.match(ARROWS) ?? [];
  if (arrows.length === 0) fail("has no arrow");
  if (arrows.length > 1) fail("has two arrows; one dependency ends at a semicolon or with its line");
  const [left, right] = written.split(ARROWS).map((side) => side.trim()) as [string, string];
  if (left === "") fail("has nothing on the left of its arrow");
  if (right === "") fail("has nothing on the right of its arrow");
  const kind = arrows[0] === "->>" || arrows[0] === "↠" ? "multivalued" : "functional";
  const rights = kind === "multivalued" ? right.split("|") : [right];
  const read = (side: string): Set<string> => readAttributes(side, attributes, owner, written);
  return rights.map((each) => dependency(kind, read(left), read(each), attributes));
}
