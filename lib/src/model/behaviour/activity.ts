import type { Known } from "./known.js";

/**
 * What a node of an activity does with the flows that reach it: an `action` works; `initial` starts, `final` ends everything,
 * `flowFinal` ends its own flow; a `decision` picks one way by guards, a `merge` lets each flow pass; a `fork` sends all its ways off
 * side by side, a `join` waits for all of them.
 */
export type NodeKind = "action" | "initial" | "final" | "flowFinal" | "decision" | "merge" | "fork" | "join";

/** A swimlane as it is written in an activity; its name says who works there. */
export interface LaneSpec {
  readonly why?: string;
}

/** A node as it is written in an activity. The name of an action is what is done; the other kinds are drawn without their names. */
export interface NodeSpec<Lane extends string> {
  readonly lane: Lane;
  /** An action if not given. */
  readonly kind?: NodeKind;
  /** What to know of it, in a line. */
  readonly why?: string;
}

/** A flow from one node to another; the guard of a decision stands without brackets. */
export type FlowSpec<Node extends string> =
  | readonly [from: Node, to: Node]
  | readonly [from: Node, to: Node, guard: string];

/** A whole activity as it is written. */
export interface ActivitySpec<Lane extends string, Node extends string> {
  readonly name: string;
  /** In the order in which they are drawn. */
  readonly lanes: Readonly<Record<Lane, LaneSpec>>;
  readonly nodes: Readonly<Record<Node, NodeSpec<Known<Lane>>>>;
  readonly flows: readonly FlowSpec<Known<Node>>[];
}

export interface Lane<Name extends string = string> {
  readonly name: Name;
  readonly why: string;
}

export interface ActivityNode<Name extends string = string, InLane extends string = string> {
  readonly name: Name;
  readonly kind: NodeKind;
  readonly lane: InLane;
  readonly why: string;
}

export interface Flow<Name extends string = string> {
  readonly from: Name;
  readonly to: Name;
  readonly guard?: string;
}

/** An activity, in the terms of UML 2.5.1, chapter 15. Everything is in the order it was written. */
export interface Activity<InLane extends string = string, Node extends string = string> {
  readonly kind: "activity";
  readonly name: string;
  readonly lanes: readonly Lane<InLane>[];
  readonly nodes: readonly ActivityNode<Node, InLane>[];
  readonly flows: readonly Flow<Node>[];
}

/**
 * Makes an activity of what is written. A lane or node that is not there does not compile; what types cannot see is found by `check`,
 * which is not run here, so that a faulty activity can be looked at.
 */
export function activity<InLane extends string, Node extends string>(
  spec: ActivitySpec<InLane, Node>,
): Activity<InLane, Node> {
  const lanes = Object.entries(spec.lanes) as [InLane, LaneSpec][];
  const nodes = Object.entries(spec.nodes) as [Node, NodeSpec<InLane>][];
  const flows = spec.flows as readonly FlowSpec<Node>[];
  return {
    kind: "activity",
    name: spec.name,
    lanes: lanes.map(([name, { why = "" }]) => ({ name, why })),
    nodes: nodes.map(([name, { lane, kind = "action", why = "" }]) => ({ name, kind, lane, why })),
    flows: flows.map(([from, to, guard]) => ({ from, to, ...(guard === undefined ? {} : { guard }) })),
  };
}
