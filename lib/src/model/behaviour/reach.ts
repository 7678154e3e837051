/** An arrow from one name to another. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** Everything that can be reached along arrows, the starts included. */
export function reachedFrom(starts: readonly string[], arrows: readonly Arrow[]): Set<string> {
  const onward = grouped(arrows);
  const reached = new Set(starts);
  for (const name of reached) for (const to of onward.get(name) ?? []) reached.add(to);
  return reached;
}

/** Everything from which one of the ends can be reached, the ends included. */
export const leadingTo = (ends: readonly string[], arrows: readonly Arrow[]): Set<string> =>
  reachedFrom(
    ends,
    arrows.map(({ from, to }) => ({ from: to, to: from })),
  );

function grouped(arrows: readonly Arrow[]): Map<string, string[]> {
  const onward = new Map<string, string[]>();
  for (const { from, to } of arrows) onward.set(from, [...(onward.get(from) ?? []), to]);
  return onward;
}
