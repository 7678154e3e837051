export {
  type Activity,
  type ActivityNode,
  type ActivitySpec,
  activity,
  type Flow,
  type FlowSpec,
  type Lane,
  type LaneSpec,
  type NodeKind,
  type NodeSpec,
} from "./activity.js";
export { check, type Finding, type FindingCode, type Severity } from "./check.js";
export { part } from "./part.js";
export { say } from "./say.js";
export {
  notation,
  type Reaction,
  type State,
  type StateMachine,
  type StateMachineSpec,
  type StateSpec,
  stateMachine,
  type Transition,
  type TransitionSpec,
} from "./state-machine.js";
