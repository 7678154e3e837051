import { notation, type Reaction, type StateMachine, say, type Transition } from "../behaviour/index.js";
import { ARROW, drawArrow } from "./behaviour/arrow.js";
import { endDot, startDot } from "./behaviour/dots.js";
import { reactionLines } from "./behaviour/reaction.js";
import { boxFigure, type Row } from "./box.js";
import type { Drawing } from "./drawing.js";
import type { DiagramOptions } from "./options.js";
import { Scene } from "./scene.js";

/**
 * A UML state machine: states as boxes with round corners and what happens inside them, transitions as arrows with their trigger, guard,
 * effect and the NEMSIS element that records the instant. Transitions that differ in their guards only are one arrow.
 *
 * @param options `accent` names states
 * @returns a drawing that shows itself; a state that a faulty machine names without having it is a dashed box
 */
export function stateMachine(
  machine: StateMachine,
  options: Omit<DiagramOptions, "attributes"> = {},
): Drawing {
  const scene = new Scene(machine.name, options);
  for (const { name, internal } of machine.states) {
    const data = { "data-state": name };
    const sections = [internal.map(internalRow)];
    scene.addEntity(name, (ends) => boxFigure({ name, data, sections, round: 10 }, ends, scene.stroke(name)));
  }
  for (const { name, initial, final } of machine.states) {
    if (initial) addStart(scene, name);
    if (final) addEnd(scene, name);
  }
  for (const arrow of arrowsOf(machine.transitions)) addTransition(scene, arrow);
  const alt = `UML state machine diagram of ${machine.name}: ${counts(machine)} ${say(machine).join(" ")}`;
  return scene.drawn({ notation: "UML state machine", alt, nothing: "no states" });
}

const internalRow = (reaction: Reaction): Row => ({
  depth: 0,
  name: notation(reaction),
  ...(reaction.nemsis === undefined ? {} : { after: `{${reaction.nemsis}}` }),
});

function addStart(scene: Scene, name: string): void {
  const start = scene.add(() => startDot({ "data-start": name }));
  scene.link({
    ends: [{ at: start }, { at: scene.entity(name), symbol: ARROW }],
    down: true,
    draw(pen, { points, landings }) {
      pen.group({ "data-flow": `start ${name}` }, () => {
        pen.line(points, scene.stroke(name));
        drawArrow(pen, landings[1], scene.stroke(name));
      });
    },
  });
}

function addEnd(scene: Scene, name: string): void {
  const end = scene.add(() => endDot({ "data-end-of": name }));
  scene.link({
    ends: [{ at: scene.entity(name) }, { at: end, symbol: ARROW }],
    down: true,
    draw(pen, { points, landings }) {
      pen.group({ "data-flow": `${name} end` }, () => {
        pen.line(points, scene.stroke(name));
        drawArrow(pen, landings[1], scene.stroke(name));
      });
    },
  });
}

/** Transitions that are drawn as one arrow. */
interface Arrow {
  readonly transition: Transition;
  readonly guards: readonly string[];
}

function arrowsOf(transitions: readonly Transition[]): Arrow[] {
  const arrows = new Map<string, { transition: Transition; guards: string[] }>();
  transitions.forEach((transition, number) => {
    const { from, to, trigger, guard, effect = "", nemsis = "" } = transition;
    const key = JSON.stringify([from, to, trigger, effect, nemsis, ...(guard === undefined ? [number] : [])]);
    const arrow = arrows.get(key) ?? { transition, guards: [] };
    if (guard !== undefined) arrow.guards.push(guard);
    arrows.set(key, arrow);
  });
  return [...arrows.values()];
}

function addTransition(scene: Scene, { transition, guards }: Arrow): void {
  const { from, to, trigger } = transition;
  const stroke = scene.stroke(from, to);
  scene.link({
    ends: [
      { at: scene.entity(from), texts: reactionLines(transition, guards) },
      { at: scene.entity(to), symbol: ARROW },
    ],
    draw(pen, { points, landings }) {
      pen.group({ "data-flow": `${from} ${to}`, "data-trigger": trigger }, () => {
        pen.line(points, stroke);
        drawArrow(pen, landings[1], stroke);
      });
    },
  });
}

function counts({ states, transitions }: StateMachine): string {
  const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
  return `${counted(states.length, "state")}, ${counted(transitions.length, "transition")}.`;
}
