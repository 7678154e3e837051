/**
 * Dependencies as propositional logic, the oracle of the property tests: an attribute is true of two rows that agree on it, X -> Y says
 * "X implies Y", X ->> Y says "X implies Y or all that is neither in X nor in Y". A dependency follows from others exactly if its
 * formula does (Y. Sagiv, C. Delobel, D. S. Parker and R. Fagin, JACM 28(3), 1981). None of the library's own code is used.
 */

export interface Rule {
  readonly kind: "functional" | "multivalued";
  readonly determinant: readonly string[];
  readonly dependent: readonly string[];
}

/** Every subset of some attributes, the empty one included. */
export const subsets = (attributes: readonly string[]): string[][] =>
  Array.from({ length: 2 ** attributes.length }, (_, bits) =>
    attributes.filter((_, place) => (bits >> place) % 2 === 1),
  );

const known = new WeakMap<readonly Rule[], Set<string>[]>();

/** The sets of attributes that two rows can agree on without breaking a rule. */
export function agreements(attributes: readonly string[], rules: readonly Rule[]): Set<string>[] {
  const found =
    known.get(rules) ??
    subsets(attributes)
      .map((set) => new Set(set))
      .filter((agreed) => rules.every((rule) => isTrue(rule, agreed, attributes)));
  known.set(rules, found);
  return found;
}

/** Whether a rule follows from others. */
export const follows = (attributes: readonly string[], rules: readonly Rule[], asked: Rule): boolean =>
  agreements(attributes, rules).every((agreed) => isTrue(asked, agreed, attributes));

/** All that a set determines. */
export const closureOf = (
  attributes: readonly string[],
  rules: readonly Rule[],
  set: readonly string[],
): string[] => {
  const possible = agreements(attributes, rules).filter((agreed) => set.every((each) => agreed.has(each)));
  return attributes.filter((each) => possible.every((agreed) => agreed.has(each)));
};

/** All minimal sets that determine every attribute. */
export function keysOf(attributes: readonly string[], rules: readonly Rule[]): string[][] {
  const superkeys = subsets(attributes).filter(
    (set) => closureOf(attributes, rules, set).length === attributes.length,
  );
  return superkeys.filter(
    (set) =>
      !superkeys.some((other) => other.length < set.length && other.every((each) => set.includes(each))),
  );
}

type Tableau = readonly (readonly number[])[];

/**
 * Whether X ->> Y holds on some of the attributes, by the chase: two rows with the same X and a third wanted, Y from the first and the
 * rest of these attributes from the second (H. Garcia-Molina, J. D. Ullman and J. Widom, Database Systems, 2nd ed., ch. 3).
 */
export function holdsOnPart(
  attributes: readonly string[],
  rules: readonly Rule[],
  part: readonly string[],
  { determinant, dependent }: Omit<Rule, "kind">,
): boolean {
  const start = [1, 2].map((row) => attributes.map((each) => (determinant.includes(each) ? 0 : row)));
  const rows = chased(start, attributes, rules);
  return rows.some((row) =>
    part.every((each) => {
      const at = attributes.indexOf(each);
      if (determinant.includes(each)) return true;
      const second = rows.some((other) => other[at] === 2) ? 2 : 1; // 1 once both rows were made alike
      return row[at] === (dependent.includes(each) ? 1 : second);
    }),
  );
}

/** Whether a decomposition has a lossless join, by the whole chase. */
export const joinsLosslessly = (
  attributes: readonly string[],
  rules: readonly Rule[],
  parts: readonly (readonly string[])[],
): boolean =>
  chased(
    parts.map((part, at) => attributes.map((each) => (part.includes(each) ? 0 : at + 1))),
    attributes,
    rules,
  ).some((row) => row.every((symbol) => symbol === 0));

/** All rows that the chase can make of some; the smaller of two symbols that are made alike stays. */
function chased(start: Tableau, attributes: readonly string[], rules: readonly Rule[]): Tableau {
  let rows = start.map((row) => [...row]);
  for (let before = ""; before !== String(rows); ) {
    before = String(rows);
    for (const { kind, determinant, dependent } of rules) {
      const [left, right] = [determinant, dependent].map((side) =>
        side.map((each) => attributes.indexOf(each)),
      );
      const now = [...rows]; // what is added waits for the next round
      for (const one of now) {
        for (const other of now) {
          if (left!.some((at) => one[at] !== other[at])) continue;
          if (kind === "multivalued") {
            rows.push(other.map((symbol, at) => (right!.includes(at) ? one[at]! : symbol)));
            continue;
          }
          for (const at of right!) {
            const [low, high] = [Math.min(one[at]!, other[at]!), Math.max(one[at]!, other[at]!)];
            for (const row of rows) if (row[at] === high) row[at] = low;
          }
        }
      }
      rows = [...new Map(rows.map((row) => [row.join(), row])).values()].sort();
    }
  }
  return rows;
}

function isTrue(
  { kind, determinant, dependent }: Rule,
  agreed: ReadonlySet<string>,
  all: readonly string[],
): boolean {
  if (!determinant.every((each) => agreed.has(each))) return true;
  if (dependent.every((each) => agreed.has(each))) return true;
  if (kind === "functional") return false;
  return all.every((each) => determinant.includes(each) || dependent.includes(each) || agreed.has(each));
}
