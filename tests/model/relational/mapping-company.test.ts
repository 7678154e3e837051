import { describe, expect, it } from "vitest";
import { mapToRelations } from "../../../lib/src/model/relational/mapping.js";
import { unenforced } from "../../../lib/src/model/relational/unenforced/index.js";
import { company } from "../eer/company.js";
import { asText, foreignKeys, uniqueKeys } from "./as-text.js";

const { schema, steps } = mapToRelations(company);

// Elmasri and Navathe, Fundamentals of Database Systems, 7th edition, figure 9.2 (the result of the mapping) and figure 5.7 (its
// referential integrity constraints): Dno is employee.department_number here, Mgr_ssn manager_ssn, Super_ssn supervisor_ssn, Dnum
// department_number, Essn employee_ssn, Pno project_number.
describe("COMPANY, mapped", () => {
  it("is the book's six relations", () => {
    expect(schema.relations.map(asText).sort()).toEqual([
      "department(_number_, name, manager_ssn, start_date)",
      "department_locations(_number_, _locations_)",
      "dependent(_employee_ssn_, _name_, sex, birth_date, relationship)",
      "employee(_ssn_, fname, minit, lname, bdate, address, sex, salary, department_number, supervisor_ssn?)",
      "project(_number_, name, location, department_number)",
      "works_on(_employee_ssn_, _project_number_, hours)",
    ]);
  });

  it("has the book's eight foreign keys", () => {
    expect(foreignKeys(schema).sort()).toEqual([
      "department(manager_ssn) -> employee(ssn)",
      "department_locations(number) -> department(number) CASCADE",
      "dependent(employee_ssn) -> employee(ssn) CASCADE",
      "employee(department_number) -> department(number)",
      "employee(supervisor_ssn) -> employee(ssn)",
      "project(department_number) -> department(number)",
      "works_on(employee_ssn) -> employee(ssn) CASCADE",
      "works_on(project_number) -> project(number) CASCADE",
    ]);
  });

  it("keeps the second keys, and one manager for one department", () => {
    expect(uniqueKeys(schema).sort()).toEqual([
      "department(manager_ssn)",
      "department(name)",
      "project(name)",
    ]);
  });

  it("leaves the derived number of employees out", () => {
    expect(JSON.stringify(schema)).not.toContain("number_of_employees");
  });

  it("makes the relations in the steps that the book makes them in", () => {
    const made = (step: number): string[] =>
      steps.find(({ number }) => number === step)!.decisions.map((each) => each.made);
    expect(made(1)).toEqual(["employee", "department", "project"]);
    expect(made(2)).toEqual(["dependent"]);
    expect(made(3)).toEqual(["department.manager_ssn, unique"]);
    expect(made(4)).toEqual([
      "employee.department_number",
      "project.department_number",
      "employee.supervisor_ssn",
    ]);
    expect(made(5)).toEqual(["works_on"]);
    expect(made(6)).toEqual(["department_locations"]);
    for (const step of [7, 8, 9]) expect(made(step)).toEqual([]);
  });

  it("cannot hold that a department has four employees, nor that everybody and every project has work", () => {
    expect(unenforced(company, schema).map(({ id }) => id)).toEqual([
      "works_for.Department.min",
      "works_on.Employee.min",
      "works_on.Project.min",
    ]);
  });
});
