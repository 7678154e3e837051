export {
  type AttributeSpec,
  code,
  composite,
  date,
  decimal,
  derived,
  instant,
  key,
  multivalued,
  type Notes,
  oneOf,
  optional,
  partialKey,
  point,
  text,
  truth,
  varied,
  whole,
} from "./attribute.js";
export { check, type Finding, type FindingCode, type Severity } from "./check.js";
export { type Domain, sayDomain } from "./domain.js";
export {
  type Attribute,
  type Category,
  type EerModel,
  type End,
  type EndSpec,
  type EntitySpec,
  type EntityType,
  type ModelSpec,
  model,
  type Participation,
  type RelationshipSpec,
  type RelationshipType,
  type Rule,
  type Specialisation,
  type SpecialisationSpec,
} from "./model.js";
export { type OutlineRow, outline } from "./outline.js";
export { type PartAttributes, type PartOptions, part } from "./part.js";
export { say, sayAbout } from "./say.js";
