export type { Drawing, Label, Theme } from "./drawing.js";
export { relationList } from "./relation-list.js";
