import { type Attributes, common, inOrder, say, within, without } from "./attribute-set.js";
import { type Dependency, type DependencyText, readDependencies } from "./dependency.js";
import { basis } from "./dependency-basis.js";
import { close } from "./determining.js";
import { functionalDependencies } from "./functional.js";
import { type Printed, printed } from "./printed.js";
import { type Scheme, schemeOf } from "./scheme.js";

/** Whether one dependency follows, and from what one can see it. */
export interface Followed {
  readonly dependency: string;
  readonly follows: boolean;
  readonly because: string;
}

/** Whether dependencies follow from those of a scheme. */
export interface Implication extends Printed {
  /** Whether all of them follow. */
  readonly holds: boolean;
  readonly rows: readonly Followed[];
  /** Two rows that obey the scheme and break the first dependency that does not follow; none if all follow. */
  readonly counterexample: readonly Readonly<Record<string, string>>[];
}

/** Whether two sets of dependencies imply each other. */
export interface Equivalence extends Printed {
  readonly equivalent: boolean;
  /** Each dependency of one set against the other set. */
  readonly rows: readonly (Followed & { readonly of: "first" | "second" })[];
}

/**
 * Whether dependencies follow from those of a scheme: a functional one by the closure of its left side, a multivalued one by its
 * dependency basis. The two rows of a counterexample differ in one block of the basis; source: Y. Sagiv, C. Delobel, D. S. Parker
 * and R. Fagin, An equivalence between relational database dependencies and a fragment of propositional logic, JACM 28(3), 1981.
 *
 * @example implies(sheet, "call_sign -> station_name").holds // true
 * @throws {ModelError} `DEPENDENCY_MALFORMED`, `UNKNOWN_ATTRIBUTE`
 */
export function implies(scheme: Scheme, dependencies: DependencyText): Implication {
  const asked = readDependencies(dependencies, scheme.attributes, scheme.name);
  const rows = asked.map((each) => judge(scheme, each));
  const failing = asked.find((_, at) => !rows[at]!.follows);
  const counterexample = failing === undefined ? [] : twoRows(scheme, failing);
  const holds = failing === undefined;
  return printed({ holds, rows, counterexample }, () => rows.map(line));
}

/**
 * Whether the dependencies of a scheme and another set of dependencies over the same attributes imply each other.
 *
 * @param other a scheme with the same attributes, or dependencies
 * @throws {ModelError} `DEPENDENCY_MALFORMED`, `UNKNOWN_ATTRIBUTE`
 */
export function equivalent(scheme: Scheme, other: Scheme | DependencyText): Equivalence {
  const texts = typeof other === "object" && "dependencies" in other ? textsOf(other) : other;
  const { name, attributes } = scheme;
  const second = schemeOf(name, attributes, readDependencies(texts, attributes, name));
  const rows = [
    ...scheme.dependencies.map((each) => ({ of: "first" as const, ...judge(second, each) })),
    ...second.dependencies.map((each) => ({ of: "second" as const, ...judge(scheme, each) })),
  ];
  const holds = rows.every(({ follows }) => follows);
  return printed({ equivalent: holds, rows }, () => [
    ...rows.map((row) => `${row.of === "first" ? "first to second" : "second to first"}: ${line(row)}`),
    holds ? "equivalent" : "not equivalent",
  ]);
}

/** Whether a scheme implies a dependency over its attributes. */
export function follows(scheme: Scheme, { kind, determinant, dependent }: Dependency): boolean {
  if (kind === "functional") return within(dependent, close(determinant, functionalDependencies(scheme)));
  const right = new Set(dependent);
  return basis(scheme, new Set(determinant)).every((block) => !isCut(block, right));
}

const textsOf = ({ dependencies }: Scheme): string[] => dependencies.map(({ text }) => text);

const line = ({ dependency, follows, because }: Followed): string =>
  `${dependency} ${follows ? "follows" : "does not follow"}: ${because}`;

function judge(scheme: Scheme, asked: Dependency): Followed {
  const { text, kind, determinant, dependent } = asked;
  const holds = follows(scheme, asked);
  const row = (because: string): Followed => ({ dependency: text, follows: holds, because });
  if (kind === "functional") {
    const reached = close(determinant, functionalDependencies(scheme));
    const missing = inOrder(without(dependent, reached), scheme.attributes);
    const found = `${say(determinant)}+ = ${inOrder(reached, scheme.attributes).join(", ")}`;
    return row(holds ? found : `${found}, without ${missing.join(", ")}`);
  }
  const blocks = basis(scheme, new Set(determinant)).map((block) => inOrder(block, scheme.attributes));
  const right = new Set(dependent);
  const cut = blocks.find((block) => isCut(new Set(block), right));
  if (cut !== undefined) return row(`for one ${say(determinant)}, ${cut.join(", ")} go together`);
  const made = blocks.filter((block) => within(block, right)).map((block) => `{${block.join(", ")}}`);
  if (made.length === 0) return row("its right side is part of its left side");
  return row(`for one ${say(determinant)}, ${made.join(" and ")} ${varies(made.length)} independently`);
}

const varies = (count: number): string => (count === 1 ? "varies" : "vary");

const isCut = (block: Attributes, right: Attributes): boolean => {
  const inside = common(block, right).size;
  return inside > 0 && inside < block.size;
};

/** Rows that agree on all but one block of the left side's basis: one that the dependency cuts, or does not determine. */
function twoRows(scheme: Scheme, { kind, determinant, dependent }: Dependency): Record<string, string>[] {
  const right = new Set(dependent);
  const reached = close(determinant, functionalDependencies(scheme));
  const differing = basis(scheme, new Set(determinant)).find((block) =>
    kind === "multivalued" ? isCut(block, right) : common(without(block, reached), right).size > 0,
  );
  return ["1", "2"].map((second) =>
    Object.fromEntries(scheme.attributes.map((each) => [each, differing?.has(each) ? second : "1"])),
  );
}
