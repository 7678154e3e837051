/**
 * Names that the writer may have meant, nearest first.
 *
 * @param name what was written
 * @param known what there is
 * @param most how many to give at most
 */
export function nearNames(name: string, known: Iterable<string>, most = 3): string[] {
  const wanted = fold(name);
  return [...known]
    .map((candidate) => ({ candidate, away: distance(wanted, fold(candidate)) }))
    .filter(
      ({ candidate, away }) =>
        away <= Math.max(1, Math.floor(wanted.length / 3)) || contains(wanted, fold(candidate)),
    )
    .sort((a, b) => a.away - b.away || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** `Did you mean a, b?`, or the known names where none is near; for the end of a message. */
export function suggest(name: string, known: readonly string[], what: string): string {
  const near = nearNames(name, known);
  if (near.length > 0) return `Did you mean ${near.map((each) => `"${each}"`).join(" or ")}?`;
  const listed = known.slice(0, 12).join(", ");
  return known.length === 0
    ? `There are no ${what}.`
    : `The ${what} are ${listed}${known.length > 12 ? ", …" : ""}.`;
}

const fold = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, "");
const contains = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 4 && (a.includes(b) || b.includes(a));

/** Edits (insert, delete, replace, swap of neighbours) between two words: the optimal string alignment distance. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
