import type { Reaction, StateMachine } from "./state-machine.js";
import { listed, quoted } from "./words.js";

/** A state machine in sentences: where it begins and ends, then one sentence for each transition, internal ones beside their state's. */
export function sayStateMachine({ name, states, transitions }: StateMachine): string[] {
  if (states.length === 0) return [`${name} has no states.`];
  const starts = states.filter(({ initial }) => initial);
  const ends = states.filter(({ final }) => final);
  return [
    ...(starts.length === 0 ? [] : [`It begins in ${listed(starts.map((state) => state.name))}.`]),
    ...states.flatMap((state) => [
      ...state.internal.map((reaction) => sentence(`In ${state.name}`, "changes no state", reaction)),
      ...transitions
        .filter(({ from }) => from === state.name)
        .map((transition) => sentence(`From ${state.name}`, `leads to ${transition.to}`, transition)),
    ]),
    ...(ends.length === 0
      ? []
      : [
          `It ends in ${listed(
            ends.map((state) => state.name),
            "or",
          )}.`,
        ]),
  ];
}

function sentence(where: string, what: string, { trigger, guard, effect, nemsis }: Reaction): string {
  const condition = guard === undefined ? "" : ` if ${guard}`;
  const action = effect === undefined ? "" : `, with the effect ${quoted(effect)}`;
  const time = nemsis === undefined ? "" : `; ${nemsis} records when`;
  return `${where}, ${quoted(trigger)} ${what}${condition}${action}${time}.`;
}
