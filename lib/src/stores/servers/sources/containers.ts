import type { Source } from "../server.js";
export const containers: Source = {
  name: "containers",
  canServe: async () => "not yet",
  start: async () => { throw new Error("not yet"); },
  answers: async () => false,
  stop: async () => {},
};
