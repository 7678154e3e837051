/** Parameters as the variables of a pipeline. */

import type { Document } from "mongodb";
import { ScriptError } from "../../errors.js";
import type { PipelineFile } from "../../stores/mongo/pipeline.js";
import type { ParameterType, Question } from "./question.js";

/**
 * The values of a question's parameters with their BSON types: an integer as int or long, a decimal as Decimal128, an instant and a date as
 * a date.
 *
 * @param values by name, as `parameterValues` gives them
 * @throws {ScriptError} `QUESTION_PARAMETERS` if the file's own parameters are not the question's, or their defaults others
 */
export function bsonParameters(
  { file: sqlFile, parameters }: Question,
  { file, parameters: own }: PipelineFile,
  values: Readonly<Record<string, number | string>>,
): Document {
  const { EJSON } = (require("mongodb") as typeof import("mongodb")).BSON;
  const wrong = (what: string): never => {
    throw new ScriptError("QUESTION_PARAMETERS", `${file}: ${what} Make both files equal.`);
  };
  const unknown = Object.keys(own).find((name) => !parameters.some((each) => each.name === name));
  if (unknown !== undefined) wrong(`the parameter "${unknown}" is none of ${sqlFile}.`);
  for (const { name, type, default: standard } of parameters) {
    if (!Object.hasOwn(own, name)) wrong(`the parameter "${name}" of ${sqlFile} is missing.`);
    const wanted = type === "text" ? standard : bsonOf(type, standard);
    const [here, there] = [own[name], wanted].map((value) => EJSON.stringify({ value }));
    if (here !== there) wrong(`the default of "${name}" is ${here}, and ${there} in ${sqlFile}.`);
  }
  return Object.fromEntries(parameters.map(({ name, type }) => [name, bsonOf(type, values[name]!)]));
}

function bsonOf(type: ParameterType, value: number | string): unknown {
  const { Decimal128, Int32, Long } = require("mongodb") as typeof import("mongodb");
  switch (type) {
    case "integer":
      return Number(value) === (Number(value) | 0)
        ? new Int32(Number(value))
        : Long.fromString(String(value));
    case "decimal":
      return Decimal128.fromString(String(value));
    case "text":
      // The server reads variables as expressions, and would take "$a" for a field.
      return { $literal: value };
    case "instant":
      return new Date(value);
    case "date":
      return new Date(`${value}T00:00:00.000Z`);
  }
}
