import type { Activity, Lane } from "./activity.js";
import type { Known } from "./known.js";

/**
 * Some lanes of an activity, with the nodes in other lanes that a flow leads to or comes from: where one takes over, and who hands over.
 *
 * @param lanes names of the lanes
 * @param name of the part; default: that of the whole, and the lanes
 * @returns an activity to be drawn or read out; flows that lead on outside are not in it
 * @throws RangeError where a lane is not in the activity
 */
export function part<InLane extends string, Node extends string>(
  whole: Activity<InLane, Node>,
  {
    lanes,
    name = `${whole.name}: ${lanes.join(", ")}`,
  }: { readonly lanes: readonly Known<InLane>[]; readonly name?: string },
): Activity<InLane, Node> {
  for (const wanted of lanes) {
    if (whole.lanes.some((lane) => lane.name === wanted)) continue;
    const known = whole.lanes.map((lane) => lane.name).join(", ");
    throw new RangeError(`There is no lane "${wanted}" in "${whole.name}". Its lanes are ${known}.`);
  }
  const inside = new Set(whole.nodes.filter(({ lane }) => lanes.includes(lane)).map(({ name }) => name));
  const flows = whole.flows.filter(({ from, to }) => inside.has(from) || inside.has(to));
  const kept = new Set([...inside, ...flows.flatMap(({ from, to }) => [from, to])]);
  const nodes = whole.nodes.filter(({ name }) => kept.has(name));
  const used = (lane: Lane<InLane>): boolean =>
    lanes.includes(lane.name) || nodes.some((node) => node.lane === lane.name);
  return { ...whole, name, lanes: whole.lanes.filter(used), nodes, flows };
}
