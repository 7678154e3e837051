import type { Document } from "mongodb";

/** What is changed in the schema of the nurses, the difference that is found, and what the line of the file holds that it names. */
export type SchemaChange = readonly [
  what: string,
  change: (schema: Document) => unknown,
  found: string,
  line: string,
];

const at = "collection-validator nurses.validator.$jsonSchema";
const inside = (schema: Document): Document => schema.properties;

export const LIVE_SCHEMAS: readonly SchemaChange[] = [
  ["lacks a required field", (s) => s.required.pop(), `${at}.required.5`, '"required": ['],
  ["requires one more", (s) => s.required.push("supervisor_id"), `${at}.required.6`, '"required": ['],
  [
    "lacks one of a nested object",
    (s) => s.properties.name.required.pop(),
    `${at}.properties.name.required.1`,
    '"required": ["given", "family"]',
  ],
  [
    "has another type",
    (s) => Object.assign(inside(s)._id, { bsonType: "long" }),
    `${at}.properties._id.bsonType`,
    '"_id": {',
  ],
  [
    "takes several types",
    (s) => Object.assign(inside(s)._id, { bsonType: ["int", "null"] }),
    `${at}.properties._id.bsonType`,
    '"_id": {',
  ],
  [
    "has one value more",
    (s) => inside(s).area.enum.push("ward"),
    `${at}.properties.area.enum.4`,
    '"area": {',
  ],
  ["has one value less", (s) => inside(s).area.enum.pop(), `${at}.properties.area.enum.3`, '"area": {'],
  [
    "has a smaller bound",
    (s) => Object.assign(inside(s).supervisor_id, { minimum: 0 }),
    `${at}.properties.supervisor_id.minimum`,
    '"minimum": 1',
  ],
  [
    "lacks a bound",
    (s) => delete inside(s).supervisor_id.minimum,
    `${at}.properties.supervisor_id.minimum`,
    '"minimum": 1',
  ],
  [
    "has a longer text",
    (s) => Object.assign(inside(s).name.properties.given, { maxLength: 600 }),
    `${at}.properties.name.properties.given.maxLength`,
    '"given": {',
  ],
  [
    "lacks a pattern",
    (s) => delete inside(s).licence_no.pattern,
    `${at}.properties.licence_no.pattern`,
    '"licence_no": {',
  ],
  [
    "has another pattern",
    (s) => Object.assign(inside(s).licence_no, { pattern: "^N" }),
    `${at}.properties.licence_no.pattern`,
    '"licence_no": {',
  ],
  [
    "has one field more",
    (s) => Object.assign(inside(s), { shoe_size: { bsonType: "int" } }),
    `${at}.properties.shoe_size`,
    '"properties": {',
  ],
  [
    "has one field less",
    (s) => delete inside(s).supervisor_id,
    `${at}.properties.supervisor_id`,
    '"supervisor_id": {',
  ],
  [
    "takes any field",
    (s) => Object.assign(s, { additionalProperties: true }),
    `${at}.additionalProperties`,
    '"additionalProperties": false',
  ],
  [
    "takes any field within",
    (s) => delete inside(s).name.additionalProperties,
    `${at}.properties.name.additionalProperties`,
    '"additionalProperties": false',
  ],
  [
    "wants an array that is not empty",
    (s) => Object.assign(inside(s).languages, { minItems: 1 }),
    `${at}.properties.languages.minItems`,
    '"languages": {',
  ],
  [
    "takes a value twice",
    (s) => delete inside(s).languages.uniqueItems,
    `${at}.properties.languages.uniqueItems`,
    '"uniqueItems": true',
  ],
  [
    "has a longer item",
    (s) => Object.assign(inside(s).languages.items, { maxLength: 99 }),
    `${at}.properties.languages.items.maxLength`,
    '"items": {',
  ],
  [
    "has another description",
    (s) => Object.assign(s, { description: "Nurses" }),
    `${at}.description`,
    '"description": "A nurse of the emergency department"',
  ],
];
