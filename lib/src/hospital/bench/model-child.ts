/**
 * A process of its own that checks, maps and draws the hospital's model in three notations, once, as a fresh kernel would: its code
 * is loaded before the clock starts, and nothing has been run before.
 */
import { chen, crowsFoot, umlClasses } from "../../model/diagram/index.js";
import { check } from "../../model/eer/index.js";
import { mapToRelations, refine } from "../../model/relational/index.js";
import { hospitalModel } from "../model/index.js";
import { refinements } from "../refinements/index.js";

const started = performance.now();
const findings = check(hospitalModel);
const { schema } = refine(mapToRelations(hospitalModel).schema, hospitalModel, refinements);
const drawings = [
  chen(hospitalModel, { attributes: false }),
  crowsFoot(hospitalModel),
  umlClasses(hospitalModel),
];
const seconds = (performance.now() - started) / 1000;
if (
  findings.length > 0 ||
  schema.relations.length === 0 ||
  drawings.some(({ labels }) => labels.length === 0)
)
  throw new Error("the model was not drawn as a whole");
process.stdout.write(`${JSON.stringify({ seconds })}\n`);
