import { palette } from "../../show/palette.js";
import type { Theme } from "./drawing.js";
import type { Stroke } from "./pen.js";

/** How a structural diagram of a model is to look. */
export interface DiagramOptions {
  /** Whether attributes are drawn; default true. */
  readonly attributes?: boolean;
  /** Default `auto`: as the reader's system has it. */
  readonly theme?: Theme;
  /** Default: the model's name and the notation. */
  readonly title?: string;
  /** Names of entity types that stand out; everything else is grey then. Default: none does, and all lines are ink. */
  readonly accent?: readonly string[];
}

/** The stroke of what belongs to some entity types: accented if all of them are. */
export function strokeOf(accent: readonly string[] | undefined, entities: readonly string[]): Stroke {
  if (accent === undefined || accent.length === 0) return {};
  const all = entities.length > 0 && entities.every((name) => accent.includes(name));
  return all ? { colour: palette.accent, width: 1.8 } : { colour: palette.grey };
}
