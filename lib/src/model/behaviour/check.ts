import type { Activity } from "./activity.js";
import { activityMistakes } from "./activity-check.js";
import type { Finding } from "./finding.js";
import type { StateMachine } from "./state-machine.js";
import { stateMachineMistakes } from "./state-machine-check.js";

export type { Finding, FindingCode, Severity } from "./finding.js";

/**
 * Finds what is wrong with a state machine or an activity beyond what its types see: states that nothing reaches, choices that nothing
 * decides, ways that never end, flows that wait for each other in vain. The rules are those of UML 2.5.1, chapters 14 and 15, and of
 * common sense.
 *
 * @returns in the order of the model, the parts first and then the ways through them; empty for a sound one
 */
export const check = (behaviour: StateMachine | Activity): Finding[] =>
  behaviour.kind === "activity" ? activityMistakes(behaviour) : stateMachineMistakes(behaviour);
