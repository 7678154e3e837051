import type { Activity, ActivityNode, Flow, NodeKind } from "./activity.js";
import { type Finding, type FindingCode, finding } from "./finding.js";
import { leadingTo, reachedFrom } from "./reach.js";
import { sideBySideMistakes } from "./side-by-side.js";
import { listed, quoted } from "./words.js";

const ENDS: readonly NodeKind[] = ["final", "flowFinal"];

/** Mistakes in an activity: in its lanes, nodes and flows, then in the ways through it, then in what goes on side by side. */
export function activityMistakes(activity: Activity): Finding[] {
  return [
    ...laneMistakes(activity),
    ...activity.nodes.flatMap((node) => [...nodeMistakes(node, activity)]),
    ...activity.flows.flatMap((flow, index) => [...flowMistakes(flow, index, activity)]),
    ...wayMistakes(activity),
    ...sideBySideMistakes(activity),
  ];
}

function* laneMistakes({ lanes, nodes }: Activity): Generator<Finding> {
  for (const { name } of lanes) {
    if (name.trim() === "")
      yield finding("NAME_EMPTY", [name], "a lane needs a name that says who works in it. Give it one.");
    if (!nodes.some(({ lane }) => lane === name))
      yield finding(
        "LANE_EMPTY",
        [name],
        "nothing is done in this lane. Put an action in it, or take it away.",
      );
  }
}

function* nodeMistakes(node: ActivityNode, { lanes, flows }: Activity): Generator<Finding> {
  const { name, kind, lane } = node;
  if (name.trim() === "")
    yield finding("NAME_EMPTY", [name], "a node needs a name that says what is done. Give it one.");
  if (!lanes.some((each) => each.name === lane)) {
    const known = listed(lanes.map((each) => each.name));
    yield finding("UNKNOWN_LANE", [name], `there is no lane ${quoted(lane)}. The lanes are ${known}.`);
  }
  const entering = flows.filter(({ to }) => to === name);
  const leaving = flows.filter(({ from }) => from === name);
  const wrong = WAYS[kind](entering.length, leaving.length);
  if (wrong !== undefined) yield finding(wrong[0], [name], wrong[1]);
  if (kind === "decision") yield* guardMistakes(node, leaving);
}

/** What is wrong with so many flows in and out of a node of each kind. No way out is found in {@link wayMistakes}. */
const WAYS: Readonly<
  Record<NodeKind, (entering: number, leaving: number) => readonly [FindingCode, string] | undefined>
> = {
  action(entering, leaving) {
    if (entering > 1) {
      return [
        "ACTION_JOINS",
        `an action waits for all of its ${entering} incoming flows. Let them come together in a merge before it, or in a join if all come.`,
      ];
    }
    if (leaving > 1) {
      return [
        "ACTION_FORKS",
        `an action sends off all of its ${leaving} outgoing flows. Put a decision after it, or a fork if all are meant.`,
      ];
    }
    return undefined;
  },
  initial: (entering) =>
    entering > 0
      ? ["INITIAL_ENTERED", "a flow leads to where it begins. Lead it to a merge behind the beginning."]
      : undefined,
  final: (_, leaving) => (leaving > 0 ? FINAL_LEFT : undefined),
  flowFinal: (_, leaving) => (leaving > 0 ? FINAL_LEFT : undefined),
  decision: (_, leaving) =>
    leaving === 1
      ? [
          "DECISION_ONE_WAY",
          "a decision with one way out decides nothing. Add the other way, or take it out.",
        ]
      : undefined,
  merge: (entering, leaving) =>
    entering === 1 || leaving > 1
      ? ["MERGE_WAYS", `a merge brings flows together into one, not ${entering} into ${leaving}.`]
      : undefined,
  fork: (entering, leaving) =>
    entering > 1 || leaving === 1
      ? ["FORK_WAYS", `a fork makes several flows of one, not ${leaving} of ${entering}.`]
      : undefined,
  join: (entering, leaving) =>
    entering === 1 || leaving > 1
      ? ["JOIN_WAYS", `a join waits for several flows and goes on as one, not ${entering} and ${leaving}.`]
      : undefined,
};
const FINAL_LEFT = [
  "FINAL_LEFT",
  "nothing happens after the end. Take the flow that leaves it away.",
] as const;

function* guardMistakes({ name }: ActivityNode, leaving: readonly Flow[]): Generator<Finding> {
  const before = new Map<string, Flow>();
  for (const flow of leaving) {
    const guard = flow.guard?.trim() ?? "";
    const twin = before.get(guard);
    if (guard === "") {
      const message =
        'nothing says when the decision goes this way. Give the flow a guard, such as [name, name, "else"].';
      if (leaving.length > 1) yield finding("GUARD_MISSING", [name, flow.to], message);
    } else if (twin !== undefined) {
      const message = `the guard ${quoted(guard)} leads to ${twin.to} as well. Give the two guards that cannot both hold.`;
      yield finding("GUARD_TWICE", [name, flow.to], message);
    }
    before.set(guard, flow);
  }
}

function* flowMistakes(flow: Flow, index: number, { nodes, flows }: Activity): Generator<Finding> {
  const path = [flow.from, flow.to];
  for (const name of new Set(path)) {
    if (nodes.some((node) => node.name === name)) continue;
    const known = listed(nodes.map((node) => node.name));
    yield finding("UNKNOWN_NODE", path, `there is no node ${quoted(name)}. The nodes are ${known}.`);
  }
  const source = nodes.find(({ name }) => name === flow.from);
  if (flow.guard !== undefined && source !== undefined && source.kind !== "decision") {
    const message = `a guard elsewhere than at a decision can hold a flow up for ever. Put a decision after ${flow.from}, or take the guard away.`;
    yield finding("GUARD_ELSEWHERE", path, message);
  }
  const same = ({ from, to }: Flow): boolean => from === flow.from && to === flow.to;
  if (source?.kind !== "decision" && flows.findIndex(same) < index) {
    yield finding("FLOW_TWICE", path, "this flow is there twice. Take one away.");
  }
}

function* wayMistakes({ name, nodes, flows }: Activity): Generator<Finding> {
  const starts = nodes.filter(({ kind }) => kind === "initial").map((node) => node.name);
  const ends = nodes.filter(({ kind }) => ENDS.includes(kind)).map((node) => node.name);
  if (starts.length === 0)
    yield finding(
      "NO_INITIAL",
      [],
      `${name} does not say where it begins. Add a node of the kind "initial".`,
    );
  if (ends.length === 0)
    yield finding("NO_FINAL", [], `${name} has no way to end. Add a node of the kind "final".`);
  const reached = reachedFrom(starts, flows);
  for (const node of nodes) {
    if (starts.length === 0 || reached.has(node.name)) continue;
    const message = "no flow leads here from where the activity begins. Add one, or take the node away.";
    yield finding("UNREACHABLE", [node.name], message);
  }
  const stuck = nodes.filter(
    (node) => !ENDS.includes(node.kind) && !flows.some(({ from }) => from === node.name),
  );
  for (const node of stuck) {
    yield finding("DEAD_END", [node.name], "no flow leads on from here. Add one, if only to a final node.");
  }
  if (ends.length === 0) return;
  const ending = leadingTo([...ends, ...stuck.map((node) => node.name)], flows);
  const trapped = nodes.filter((node) => reached.has(node.name) && !ending.has(node.name));
  if (trapped.length > 0) {
    const names = listed(trapped.map((node) => node.name));
    const message = `from ${names} no way leads to an end. Add a flow that does.`;
    yield finding("NO_WAY_TO_END", [trapped[0]!.name], message);
  }
}
