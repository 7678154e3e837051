import { expect, it } from "vitest";
import { hospitalModel } from "../../../lib/src/hospital/model/index.js";
import {
  candidateKeys,
  mapToRelations,
  normalForm,
  schemeOfRelation,
} from "../../../lib/src/model/relational/index.js";
import { company } from "../eer/company.js";

const relations = (model: Parameters<typeof mapToRelations>[0]) => mapToRelations(model).schema.relations;

it("gives a mapped relation its keys back", () => {
  const department = relations(company).find(({ name }) => name === "department")!;
  const { keys } = candidateKeys(schemeOfRelation(department));
  expect(keys.map((key) => [...key].sort().join())).toEqual(
    [department.primaryKey, ...department.uniqueKeys.map(({ columns }) => columns)].map((key) =>
      [...key].sort().join(),
    ),
  );
});

it.each(relations(hospitalModel).map((relation) => [relation.name, relation] as const))(
  "finds %s in BCNF or higher, as a mapping of a model without redundancy is",
  (_, relation) => {
    expect(["BCNF", "4NF"]).toContain(normalForm(schemeOfRelation(relation)).highest);
  },
);
