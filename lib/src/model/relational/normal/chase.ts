import type { Dependency } from "./dependency.js";
import { type Row, showSymbol, type Tableau } from "./tableau.js";

/** What a dependency did to a tableau. */
export interface Chased {
  readonly dependency: string;
  readonly change: string;
  readonly tableau: Tableau;
}

/**
 * One step of the chase. The first functional dependency that finds two rows alike on its left side and different on its right makes
 * them alike; if none does, a multivalued one adds a row of its right side from one row and the rest from another, the most
 * distinguished such row. Source: D. Maier, A. O. Mendelzon and Y. Sagiv, Testing implications of data dependencies, ACM TODS
 * 4(4), 1979.
 *
 * @returns undefined if no dependency changes anything
 */
export function chaseStep(tableau: Tableau, dependencies: readonly Dependency[]): Chased | undefined {
  for (const each of dependencies) {
    const step = each.kind === "functional" ? equate(tableau, each) : undefined;
    if (step !== undefined) return step;
  }
  return addRow(
    tableau,
    dependencies.filter(({ kind }) => kind === "multivalued"),
  );
}

/** Makes the right sides alike of all rows that are alike on the left side, in the whole column. */
function equate(tableau: Tableau, { text, determinant, dependent }: Dependency): Chased | undefined {
  const left = placesOf(tableau, determinant);
  const rows = tableau.rows.map((row) => [...row]);
  const changes: string[] = [];
  for (const alike of groups(rows, left)) {
    for (const place of placesOf(tableau, dependent)) {
      const symbols = [...new Set(alike.map((row) => row[place]!))].sort((a, b) => a - b);
      const [kept, ...others] = symbols;
      for (const other of others) {
        for (const row of rows) if (row[place] === other) row[place] = kept!;
        changes.push(`${showSymbol(other, place)} becomes ${showSymbol(kept!, place)}`);
      }
    }
  }
  if (changes.length === 0) return undefined;
  return { dependency: text, change: changes.join(", "), tableau: { ...tableau, rows } };
}

/**
 * The most distinguished row that is missing. Rows alike on a left side must be all combinations of their right sides with their
 * rests; where there are as many rows as combinations, none is missing.
 */
function addRow(tableau: Tableau, multivalued: readonly Dependency[]): Chased | undefined {
  const { labels } = tableau;
  const rows = telling(tableau.rows);
  const present = new Set(rows.map((row) => row.join()));
  let best: { row: Row; one: Row; other: Row; by: Dependency } | undefined;
  for (const by of multivalued) {
    const right = new Set(placesOf(tableau, by.dependent));
    for (const alike of groups(rows, placesOf(tableau, by.determinant))) {
      const rights = distinct(alike, (place) => right.has(place));
      const rests = distinct(alike, (place) => !right.has(place));
      if (rights.length * rests.length === distinct(alike, () => true).length) continue;
      for (const one of rights) {
        for (const other of rests) {
          const row = other.map((symbol, place) => (right.has(place) ? one[place]! : symbol));
          if (best !== undefined && distinguished(row) <= distinguished(best.row)) continue;
          if (!present.has(row.join())) best = { row, one, other, by };
        }
      }
    }
  }
  if (best === undefined) return undefined;
  const label = (row: Row): string => labels[tableau.rows.indexOf(row)]!;
  const change = `a row of ${best.by.dependent.join(", ")} from ${label(best.one)} and the rest from ${label(best.other)}`;
  const added = {
    ...tableau,
    labels: [...labels, `added ${labels.length + 1}`],
    rows: [...tableau.rows, best.row],
  };
  return { dependency: best.by.text, change, tableau: added };
}

/**
 * Rows without those that say no more than another one: equal to it, but for symbols that stand nowhere else. Leaving these out
 * changes no answer (they can be mapped onto the others), and the number of rows stays small.
 */
function telling(rows: readonly Row[]): Row[] {
  let kept = [...rows];
  for (const row of rows) {
    const others = kept.filter((other) => other !== row);
    const free = row.map((symbol, place) => symbol !== 0 && others.every((other) => other[place] !== symbol));
    const says = (other: Row): boolean =>
      row.every((symbol, place) => free[place] || other[place] === symbol);
    if (others.some(says)) kept = others;
  }
  return kept;
}

/** One row for each combination of symbols in some places. */
function distinct(rows: readonly Row[], counts: (place: number) => boolean): Row[] {
  const named = rows.map((row) => [row.filter((_, place) => counts(place)).join(), row] as const);
  return [...new Map(named.reverse()).values()].reverse(); // of equal ones the first
}

const placesOf = ({ attributes }: Tableau, names: readonly string[]): number[] =>
  names.map((name) => attributes.indexOf(name));

const distinguished = (row: Row): number => row.filter((symbol) => symbol === 0).length;

/** Rows that are alike in some places, two or more together. */
function groups<Each extends Row>(rows: readonly Each[], places: readonly number[]): Each[][] {
  const found = new Map<string, Each[]>();
  for (const row of rows) {
    const name = places.map((place) => row[place]).join();
    found.set(name, [...(found.get(name) ?? []), row]);
  }
  return [...found.values()].filter((alike) => alike.length > 1);
}
