import { format } from "node:util";

/** Values by MIME type, as Jupyter's messages carry them. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** Values that know how to show themselves have a method of this name that returns a bundle or a promise of one. */
const DISPLAY = Symbol.for("Jupyter.display");

type Displayable = { [DISPLAY]?: () => MimeBundle | Promise<MimeBundle> };

/** The bundle of a cell's last value: what the value says of itself, else the text that `console.log` would print. */
export async function bundleOf(value: unknown): Promise<MimeBundle> {
  if ((typeof value === "object" && value !== null) || typeof value === "function") {
    const display = (value as Displayable)[DISPLAY];
    if (typeof display === "function") return await display.call(value);
  }
  return { "text/plain": format(value) };
}
