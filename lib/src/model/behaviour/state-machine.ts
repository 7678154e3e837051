import type { Known } from "./known.js";

/** What makes a transition happen, and what comes with it. */
export interface Reaction {
  /** The event, in a few words: `wheels roll`. */
  readonly trigger: string;
  /** The condition under which the event counts, without brackets. */
  readonly guard?: string;
  /** What is done on the way. */
  readonly effect?: string;
  /** NEMSIS v3.5 element that records the instant, such as `eTimes.05`. */
  readonly nemsis?: string;
}

/** A state as it is written in a machine. */
export interface StateSpec {
  /** What it means to be in it, in a line. */
  readonly why?: string;
  /** Where the machine begins. One state is. */
  readonly initial?: true;
  /** Where it ends. A machine that runs on for ever has none. */
  readonly final?: true;
  /** What happens without leaving the state: UML's internal transitions. */
  readonly internal?: readonly Reaction[];
}

/** A transition as it is written in a machine. */
export interface TransitionSpec<Name extends string> extends Reaction {
  readonly from: Name;
  readonly to: Name;
}

/** A whole machine as it is written. */
export interface StateMachineSpec<Name extends string> {
  readonly name: string;
  readonly states: Readonly<Record<Name, StateSpec>>;
  readonly transitions: readonly TransitionSpec<Known<Name>>[];
}

export interface State<Name extends string = string> {
  readonly name: Name;
  readonly why: string;
  readonly initial: boolean;
  readonly final: boolean;
  readonly internal: readonly Reaction[];
}

export interface Transition<Name extends string = string> extends Reaction {
  readonly from: Name;
  readonly to: Name;
}

/** A state machine of one object, in the terms of UML 2.5.1, chapter 14. Everything is in the order it was written. */
export interface StateMachine<Name extends string = string> {
  readonly kind: "state machine";
  readonly name: string;
  readonly states: readonly State<Name>[];
  readonly transitions: readonly Transition<Name>[];
}

/**
 * Makes a state machine of what is written. A transition from or to a state that is not among `states` does not compile; what types
 * cannot see is found by `check`, which is not run here, so that a faulty machine can be looked at.
 */
export function stateMachine<Name extends string>(spec: StateMachineSpec<Name>): StateMachine<Name> {
  const states = Object.entries(spec.states) as [Name, StateSpec][];
  return {
    kind: "state machine",
    name: spec.name,
    states: states.map(([name, { why = "", initial, final, internal = [] }]) => ({
      name,
      why,
      initial: initial === true,
      final: final === true,
      internal,
    })),
    transitions: spec.transitions as readonly Transition<Name>[],
  };
}

/** `trigger [guard] / effect`, as UML writes it. */
export function notation({ trigger, guard, effect }: Reaction): string {
  const condition = guard === undefined ? "" : ` [${guard}]`;
  return `${trigger}${condition}${effect === undefined ? "" : ` / ${effect}`}`;
}
