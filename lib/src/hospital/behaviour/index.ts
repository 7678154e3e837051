export { emergency } from "./emergency.js";
export { unitStatus } from "./unit-status.js";
