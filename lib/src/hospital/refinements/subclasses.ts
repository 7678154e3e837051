import type { Refinement } from "../../model/relational/refinements/index.js";

/** Foreign keys that see which subclass a row belongs to: disjointness without a trigger. */
export const subclasses: readonly Refinement[] = [
  {
    kind: "discriminator",
    specialisation: "staff_role",
    why: "One contract, one role: a nurse's row cannot refer to a physician's.",
  },
  {
    kind: "discriminator",
    specialisation: "ambulance_kind",
    why: "A vehicle has the equipment of one kind.",
  },
  {
    kind: "discriminator",
    specialisation: "treatment_kind",
    why: "A treatment is a dose or a picture, never both.",
  },
  {
    kind: "category discriminator",
    category: "Arrival",
    column: "kind",
    why: "An arrival is a transport or a walk-in, never both: without it two rows could claim the same arrival.",
  },
];
