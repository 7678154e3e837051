import type { Refinement } from "../../model/relational/refinements/index.js";
import { columns } from "./columns.js";
import { deletion } from "./deletion.js";
import { keys } from "./keys.js";
import { lookups } from "./lookups.js";
import { names } from "./names.js";
import { storage } from "./storage.js";
import { subclasses } from "./subclasses.js";

/**
 * Each deliberate step from the mapped to the physical schema, in the order in which they are applied. The model, mapped and so refined,
 * is what sql/schema must say.
 */
export const refinements: readonly Refinement[] = [
  ...keys.filter(({ kind }) => kind === "surrogate key"),
  ...names.filter(({ kind }) => kind === "rename column"),
  ...subclasses,
  ...names.filter(({ kind }) => kind === "rename relation"),
  ...keys.filter(({ kind }) => kind !== "surrogate key"),
  ...lookups,
  ...deletion,
  ...columns,
  ...storage,
];
