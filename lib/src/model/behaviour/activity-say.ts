import type { Activity, ActivityNode, Flow } from "./activity.js";
import { listed, quoted } from "./words.js";

/** Where a flow gets to next, past decisions and merges, and under which guards. */
interface Step {
  readonly guards: readonly string[];
  readonly to: ActivityNode;
}

/**
 * An activity in sentences: where it begins, then one sentence for each action, fork and join with all that may follow it. Decisions
 * and merges are read as the conditions on the way.
 */
export function sayActivity(activity: Activity): string[] {
  const { name, nodes } = activity;
  if (nodes.length === 0) return [`${name} has nothing to do.`];
  return nodes.flatMap((node) => {
    const opening = openingOf(node, activity);
    const steps = stepsAfter(node, activity);
    if (opening === undefined || steps.length === 0) return [];
    return [`${opening} ${steps.map(sayStep).join("; ")}.`];
  });
}

/** How the sentence of a node begins; none for what is no sentence's subject. */
function openingOf(node: ActivityNode, activity: Activity): string | undefined {
  switch (node.kind) {
    case "initial":
      return "It begins:";
    case "action":
      return `After ${quoted(node.name)}:`;
    case "fork":
      return `At the fork ${quoted(node.name)}, side by side:`;
    case "join":
      return `When ${listed(sourcesOf(node, activity).map(({ name }) => quoted(name)))} are done:`;
    default:
      return undefined;
  }
}

function sayStep({ guards, to }: Step): string {
  const condition = guards.length === 0 ? "" : `if ${guards.join(" and ")}, `;
  return `${condition}${sayTarget(to)}`;
}

function sayTarget(node: ActivityNode): string {
  switch (node.kind) {
    case "final":
      return "all ends";
    case "flowFinal":
      return "this flow ends";
    case "fork":
      return `the flow forks at ${quoted(node.name)}`;
    case "join":
      return `the flow waits at the join ${quoted(node.name)}`;
    default:
      return `${node.lane} does ${quoted(node.name)}`;
  }
}

/** The next actions, forks, joins and ends after a node. */
function stepsAfter(node: ActivityNode, activity: Activity): Step[] {
  const steps: Step[] = [];
  const walk = (from: string, guards: readonly string[], passed: readonly string[]): void => {
    for (const flow of activity.flows.filter((each) => each.from === from)) {
      const to = activity.nodes.find(({ name }) => name === flow.to);
      if (to === undefined) continue;
      const further = flow.guard === undefined ? guards : [...guards, flow.guard];
      const through = to.kind === "decision" || to.kind === "merge";
      if (!through) steps.push({ guards: further, to });
      else if (!passed.includes(to.name)) walk(to.name, further, [...passed, to.name]);
    }
  };
  walk(node.name, [], [node.name]);
  return steps;
}

/** The actions whose flows come into a join, past merges and decisions. */
function sourcesOf(join: ActivityNode, { nodes, flows }: Activity): ActivityNode[] {
  const found = new Set<ActivityNode>();
  const passed = new Set<string>();
  const walk = (to: string): void => {
    for (const { from } of flows.filter((each: Flow) => each.to === to)) {
      const node = nodes.find(({ name }) => name === from);
      if (node === undefined || passed.has(from)) continue;
      passed.add(from);
      if (node.kind === "decision" || node.kind === "merge") walk(from);
      else found.add(node);
    }
  };
  walk(join.name);
  return nodes.filter((node) => found.has(node));
}
