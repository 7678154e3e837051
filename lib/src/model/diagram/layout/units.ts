import type { Arrangement } from "./arrangement.js";
import type { Hub } from "./hubs.js";

/** A family that stands as textbooks draw it and moves as one, because its members have hardly any other wires. */
export function isSettled({ members }: Hub, { lines: { around } }: Arrangement): boolean {
  return members.reduce((sum, node) => sum + around[node]!.length - 1, 0) <= members.length / 2;
}

/** For each node: what moves with it, itself among it. Lines up the families that move as one. */
export function unitsOf(sheet: Arrangement, snap: (value: number) => number): readonly (readonly number[])[] {
  const units: (readonly number[])[] = sheet.lines.around.map((_, node) => [node]);
  for (const family of sheet.bodies.hubs) {
    const unit = [family.hub, ...family.members];
    const isFree = unit.every((node) => units[node]!.length === 1) && !unit.includes(family.root);
    if (!isFree || !isSettled(family, sheet)) continue;
    sheet.arrange(family, snap);
    for (const node of unit) units[node] = unit;
  }
  sheet.reset(1);
  return units;
}

/** For each node: what moves with it, and what hangs on the graph by that alone, so that a branch can move as one. */
export function branchesOf(
  { lines }: Arrangement,
  units: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const neighbours = (node: number): number[] => lines.around[node]!.map((wire) => lines.beyond(wire, node));
  return units.map((unit) => {
    const seen = new Set(unit);
    const group = [...unit];
    for (const first of unit.flatMap(neighbours)) {
      if (seen.has(first)) continue;
      const part = [first];
      seen.add(first);
      for (const each of part) {
        for (const next of neighbours(each)) {
          if (seen.has(next)) continue;
          seen.add(next);
          part.push(next);
        }
      }
      if (part.length <= units.length / 3) group.push(...part);
    }
    return group;
  });
}
