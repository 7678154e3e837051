import type { Reaction } from "../../behaviour/index.js";
import { wrap } from "../wrap.js";

/** Widest line of a text beside an arrow, in pixels. */
const LIMIT = 130;

/**
 * What stands at a transition, in lines: `trigger [guard] / effect`, then the NEMSIS element in braces, as UML writes a property.
 *
 * @param guards of transitions that differ in nothing else: any of them will do
 */
export function reactionLines({ trigger, effect, nemsis }: Reaction, guards: readonly string[]): string[] {
  const parts = [
    trigger,
    ...(guards.length === 0 ? [] : [`[${anyOf(guards)}]`]),
    ...(effect === undefined ? [] : [`/ ${effect}`]),
    ...(nemsis === undefined ? [] : [`{${nemsis}}`]),
  ];
  return parts.flatMap((part) => wrap(part, LIMIT)).map((line) => line.trim());
}

const anyOf = (guards: readonly string[]): string =>
  guards.length < 2 ? guards.join() : `${guards.slice(0, -1).join(", ")} or ${guards.at(-1)}`;
