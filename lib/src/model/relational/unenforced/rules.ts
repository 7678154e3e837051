import type { EerModel } from "../../eer/index.js";
import type { RelationalSchema } from "../relation.js";
import type { Unenforced } from "./index.js";

/** Rules whose attributes do not stand in one relation: a CHECK reads one row. */
export const ofRules = (model: EerModel, schema: RelationalSchema): Unenforced[] =>
  model.entities.flatMap(({ name, rules }) =>
    rules.flatMap(({ says }, i) => {
      const path = [name, "rules", String(i)];
      const isHeld = schema.relations.some(({ checks }) =>
        checks.some(({ origin }) => origin.path.join() === path.join()),
      );
      if (isHeld) return [];
      const why = "It speaks of columns of several relations, and a CHECK reads one row of one.";
      return [{ id: path.join("."), says, why, path }];
    }),
  );
