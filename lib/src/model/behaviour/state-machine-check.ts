import { type Finding, finding } from "./finding.js";
import { leadingTo, reachedFrom } from "./reach.js";
import type { Reaction, StateMachine, Transition } from "./state-machine.js";
import { listed, quoted } from "./words.js";

/** Mistakes in a state machine: in its states, then in its transitions, then in the ways through it. */
export function stateMachineMistakes(machine: StateMachine): Finding[] {
  return [
    ...stateMistakes(machine),
    ...machine.transitions.flatMap((transition) => [...transitionMistakes(transition, machine)]),
    ...machine.states.flatMap(({ name }) => [...choiceMistakes(name, machine)]),
    ...wayMistakes(machine),
  ];
}

function* stateMistakes({ name, states }: StateMachine): Generator<Finding> {
  const starts = states.filter(({ initial }) => initial).map((state) => state.name);
  if (starts.length === 0) {
    yield finding(
      "NO_INITIAL",
      [],
      `${name} does not say in which state it begins. Mark one with initial: true.`,
    );
  }
  if (starts.length > 1) {
    yield finding(
      "TWO_INITIAL",
      [],
      `${name} begins in ${listed(starts)} at once. Leave initial: true at one.`,
    );
  }
  for (const state of states) {
    const path = [state.name];
    if (state.name.trim() === "")
      yield finding("NAME_EMPTY", path, "a state needs a name that says what it means. Give it one.");
    for (const reaction of state.internal) yield* reactionMistakes(reaction, path);
  }
}

function* transitionMistakes(transition: Transition, { states }: StateMachine): Generator<Finding> {
  const path = [transition.from, transition.to];
  for (const name of new Set(path)) {
    if (states.some((state) => state.name === name)) continue;
    const known = listed(states.map((state) => state.name));
    yield finding("UNKNOWN_STATE", path, `there is no state ${quoted(name)}. The states are ${known}.`);
  }
  yield* reactionMistakes(transition, path);
  if (states.some(({ name, final }) => final && name === transition.from)) {
    const message = `${transition.from} is final: nothing happens after it. Take the transition away, or final: true.`;
    yield finding("FINAL_STATE_LEFT", path, message);
  }
}

function* reactionMistakes({ trigger, guard }: Reaction, path: readonly string[]): Generator<Finding> {
  if (trigger.trim() === "")
    yield finding("TRIGGER_EMPTY", path, "nothing makes it happen. Name the event as its trigger.");
  if (guard?.trim() === "")
    yield finding("GUARD_EMPTY", path, "its guard is empty. Say when, or leave it out.");
}

/** Two transitions of one state of which both could be taken. */
function* choiceMistakes(state: string, { transitions }: StateMachine): Generator<Finding> {
  const leaving = transitions.filter(({ from }) => from === state);
  for (const [index, transition] of leaving.entries()) {
    const rivals = leaving
      .slice(0, index)
      .filter(({ trigger }) => trigger.trim() === transition.trigger.trim());
    const twin = rivals.find(({ guard }) => guard?.trim() === transition.guard?.trim());
    const path = [state, transition.to];
    if (twin !== undefined) {
      const also = `${quoted(transition.trigger)} leads to ${twin.to} as well`;
      const when = transition.guard === undefined ? "and no guard decides" : "under the same guard";
      yield finding(
        "SAME_TRIGGER",
        path,
        `${also}, ${when}. Give the two guards that cannot both hold, or drop one.`,
      );
    } else if (rivals.some(({ guard }) => (guard === undefined) !== (transition.guard === undefined))) {
      const message = `${quoted(transition.trigger)} leaves ${state} with a guard and without one; without, it can always be taken. Give that one the guard "else".`;
      yield finding("UNGUARDED_TOO", path, message);
    }
  }
}

function* wayMistakes({ states, transitions }: StateMachine): Generator<Finding> {
  const starts = states.filter(({ initial }) => initial).map(({ name }) => name);
  const reached = reachedFrom(starts, transitions);
  const ends = states.filter(({ final }) => final).map(({ name }) => name);
  const stuck = states.filter(({ name, final }) => !final && !transitions.some(({ from }) => from === name));
  for (const { name } of states) {
    if (starts.length === 0 || reached.has(name)) continue;
    const message =
      "no transition leads here from where the machine begins. Add one, or take the state away.";
    yield finding("UNREACHABLE", [name], message);
  }
  for (const { name } of stuck) {
    const message =
      "what gets here stays for ever. Add a transition that leaves it, or mark it with final: true.";
    yield finding("DEAD_END", [name], message);
  }
  if (ends.length === 0) return;
  const ending = leadingTo([...ends, ...stuck.map(({ name }) => name)], transitions);
  const trapped = states.filter(({ name }) => reached.has(name) && !ending.has(name)).map(({ name }) => name);
  if (trapped.length > 0) {
    const message = `from ${listed(trapped)} no way leads to ${listed(ends, "or")}. Add a transition that does.`;
    yield finding("NO_WAY_TO_END", [trapped[0]!], message);
  }
}
