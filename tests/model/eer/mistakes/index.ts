import { attributeMistakes } from "./attributes.js";
import { categoryMistakes } from "./categories.js";
import { keyMistakes } from "./keys.js";
import type { Mistake } from "./mistake.js";
import { nameMistakes } from "./names.js";
import { ownerMistakes } from "./owners.js";
import { relationshipMistakes } from "./relationships.js";
import { specialisationMistakes } from "./specialisations.js";

/** A model for every kind of mistake that `check` finds. */
export const mistakes: readonly Mistake[] = [
  ...nameMistakes,
  ...keyMistakes,
  ...ownerMistakes,
  ...attributeMistakes,
  ...relationshipMistakes,
  ...specialisationMistakes,
  ...categoryMistakes,
];
