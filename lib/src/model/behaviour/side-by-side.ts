import type { Activity } from "./activity.js";
import { type Finding, finding } from "./finding.js";

/** A flow at a node, with as many other flows beside it as forks were passed and not yet joined. */
interface Token {
  readonly at: string;
  readonly depth: number;
}

/** Forks whose flows go on unjoined into the end of everything, and joins that wait for flows which never run side by side. */
export function* sideBySideMistakes(activity: Activity): Generator<Finding> {
  const { nodes, flows } = activity;
  const starts = nodes.filter(({ kind }) => kind === "initial");
  for (const { name, kind } of nodes) {
    if (kind !== "fork") continue;
    const branch = flows.find(
      ({ from, to }) =>
        from === name && tokensFrom([to], 1, activity).some((token) => endsAll(token, activity)),
    );
    if (branch === undefined) continue;
    const message = `its flow to ${branch.to} reaches the end of everything while others still run. Let them meet in a join, or end each in a node of the kind "flowFinal".`;
    yield finding("FORK_WITHOUT_JOIN", [name], message);
  }
  const begun = tokensFrom(
    starts.map(({ name }) => name),
    starts.length - 1,
    activity,
  );
  for (const { name, kind } of nodes) {
    if (kind !== "join" || !begun.some(({ at, depth }) => at === name && depth < 1)) continue;
    const message =
      "it waits for flows of which only one ever comes, for no fork has sent them off together. Make it a merge, or add the fork.";
    yield finding("JOIN_WITHOUT_FORK", [name], message);
  }
}

const endsAll = ({ at, depth }: Token, { nodes }: Activity): boolean =>
  depth > 0 && nodes.some(({ name, kind }) => name === at && kind === "final");

/** Where a flow can get, and how many forks deep it then is; a join at depth 0 lets nothing pass. */
function tokensFrom(starts: readonly string[], depth: number, { nodes, flows }: Activity): Token[] {
  const kinds = new Map(nodes.map(({ name, kind }) => [name, kind]));
  const deepest = nodes.filter(({ kind }) => kind === "fork").length + 1;
  const seen = new Set<string>();
  const tokens: Token[] = [];
  const enter = (at: string, at0: number): void => {
    const key = `${at0} ${at}`;
    if (seen.has(key) || at0 > deepest) return;
    seen.add(key);
    tokens.push({ at, depth: at0 });
  };
  for (const start of starts) enter(start, depth);
  for (const { at, depth: here } of tokens) {
    const kind = kinds.get(at);
    if (kind === "join" && here < 1) continue;
    const onward = kind === "fork" ? here + 1 : kind === "join" ? here - 1 : here;
    for (const { from, to } of flows) if (from === at) enter(to, onward);
  }
  return tokens;
}
