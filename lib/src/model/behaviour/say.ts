import type { Activity } from "./activity.js";
import { sayActivity } from "./activity-say.js";
import type { StateMachine } from "./state-machine.js";
import { sayStateMachine } from "./state-machine-say.js";

/**
 * Reads a state machine or an activity out in plain English, so that one can ask of each sentence whether it is so.
 *
 * @returns for a state machine a sentence for each transition, for an activity one for each action with all that may follow it
 */
export const say = (behaviour: StateMachine | Activity): string[] =>
  behaviour.kind === "activity" ? sayActivity(behaviour) : sayStateMachine(behaviour);
