import type { Dependency } from "./dependency.js";
import { showSymbol, type Tableau } from "./tableau.js";

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

function addRow(tableau: Tableau, multivalued: readonly Dependency[]): Chased | undefined {
  const { rows, labels } = tableau;
  const present = new Set(rows.map((row) => row.join()));
  let best: { row: number[]; change: string; dependency: string } | undefined;
  for (const { text, determinant, dependent } of multivalued) {
    const right = new Set(placesOf(tableau, dependent));
    for (const alike of groups(rows, placesOf(tableau, determinant))) {
      for (const one of alike) {
        for (const other of alike) {
          const row = other.map((symbol, place) => (right.has(place) ? one[place]! : symbol));
          if (
            present.has(row.join()) ||
            (best !== undefined && distinguished(row) <= distinguished(best.row))
          )
            continue;
          const label = (from: readonly number[]): string => labels[rows.indexOf(from)]!;
          const change = `a row of ${dependent.join(", ")} from ${label(one)} and the rest from ${label(other)}`;
          best = { row, change, dependency: text };
        }
      }
    }
  }
  if (best === undefined) return undefined;
  const { row, change, dependency } = best;
  const added = { ...tableau, labels: [...labels, `added ${rows.length + 1}`], rows: [...rows, row] };
  return { dependency, change, tableau: added };
}

const placesOf = ({ attributes }: Tableau, names: readonly string[]): number[] =>
  names.map((name) => attributes.indexOf(name));

const distinguished = (row: readonly number[]): number => row.filter((symbol) => symbol === 0).length;

/** Rows that are alike in some places, two or more together. */
function groups<Row extends readonly number[]>(rows: readonly Row[], places: readonly number[]): Row[][] {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const name = places.map((place) => row[place]).join();
    found.set(name, [...(found.get(name) ?? []), row]);
  }
  return [...found.values()].filter((alike) => alike.length > 1);
}
