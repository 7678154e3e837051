import { format } from "node:util";

/** Values by MIME type, as Jupyter's messages carry them. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** Values that know how to show themselves have a method of this name that returns a bundle or a promise of one. */
const DISPLAY = Symbol.for("Jupyter.display");

/**
 * A library may put a function under this name in `globalThis` to show values that are not its own, such as a frame whose
 * own HTML escapes nothing. It returns `undefined` for what it does not know.
 */
const SHOW_FOREIGN = Symbol.for("hers.show");

type Displayable = { [DISPLAY]?: () => MimeBundle | Promise<MimeBundle> };
type ShowForeign = (value: unknown) => MimeBundle | undefined | Promise<MimeBundle | undefined>;

/** The bundle of a cell's last value: what the value says of itself, else the text that `console.log` would print. */
export async function bundleOf(value: unknown): Promise<MimeBundle> {
  const foreign = (globalThis as { [SHOW_FOREIGN]?: ShowForeign })[SHOW_FOREIGN];
  const shown = await foreign?.(value);
  if (shown !== undefined) return shown;
  if ((typeof value === "object" && value !== null) || typeof value === "function") {
    const display = (value as Displayable)[DISPLAY];
    if (typeof display === "function") return await display.call(value);
  }
  return { "text/plain": format(value) };
}
