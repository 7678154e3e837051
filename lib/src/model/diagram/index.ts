export { activity } from "./activity.js";
export { chen } from "./chen.js";
export { crowsFoot } from "./crows-foot.js";
export type { Drawing, Label, Theme } from "./drawing.js";
export { PAPERS, type Paper, printedSize } from "./printed-size.js";
export { relationList } from "./relation-list.js";
export { stateMachine } from "./state-machine.js";
export { umlClasses } from "./uml-classes.js";
