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
  return [
    ...lines(trigger, LIMIT),
    ...guardLines(guards, LIMIT),
    ...(effect === undefined ? [] : lines(`/ ${effect}`, LIMIT)),
    ...(nemsis === undefined ? [] : lines(`{${nemsis}}`, LIMIT)),
  ];
}

/** Guards in brackets, of which any will do: `[treated on scene, refused or no patient]`. */
export function guardLines(guards: readonly string[], limit: number): string[] {
  if (guards.length === 0) return [];
  const any = guards.length < 2 ? guards.join() : `${guards.slice(0, -1).join(", ")} or ${guards.at(-1)}`;
  return lines(`[${any}]`, limit);
}

const lines = (text: string, limit: number): string[] => wrap(text, limit).map((line) => line.trim());
