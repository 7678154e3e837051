import {
  code,
  composite,
  date,
  decimal,
  derived,
  key,
  model,
  multivalued,
  oneOf,
  partialKey,
  text,
  whole,
} from "../../../lib/src/model/eer/index.js";

/**
 * The COMPANY of Elmasri and Navathe, Fundamentals of Database Systems, 7th edition: entity types, attributes and relationship types of
 * figure 3.2 (7.2 in the 6th), (min,max) of figure 3.15 (7.15). SUPERVISION and DEPENDENTS_OF are verbs here, as all relationship types
 * of this workbook are. The book marks two keys for a department and for a project; the number stands first, because the book's relations
 * take it as primary key.
 */
export const company = model({
  name: "Company",
  entities: {
    Employee: {
      why: "Whoever is paid by the company.",
      attributes: {
        ssn: key(code(9, { pattern: "^[0-9]{9}$", note: "social security number" })),
        name: composite({ fname: text(15), minit: code(1), lname: text(15) }),
        bdate: date(),
        address: text(30),
        sex: oneOf(["F", "M"]),
        salary: decimal(10, 2, { min: 0, unit: "USD" }),
      },
    },
    Department: {
      why: "The company is organised into departments.",
      attributes: {
        number: key(whole({ min: 1 })),
        name: key(text(15)),
        locations: multivalued(text(15)),
        number_of_employees: derived(whole({ min: 0 }), "COUNT(works_for)"),
      },
    },
    Project: {
      why: "What a department is in charge of.",
      attributes: {
        number: key(whole({ min: 1 })),
        name: key(text(15)),
        location: text(15),
      },
    },
    Dependent: {
      why: "The company insures the families of its employees.",
      owners: ["Employee"],
      attributes: {
        name: partialKey(text(15)),
        sex: oneOf(["F", "M"]),
        birth_date: date(),
        relationship: text(8, { note: "to the employee" }),
      },
    },
  },
  relationships: {
    works_for: {
      between: [
        ["Employee", "(1,1)", "employee"],
        ["Department", "(4,N)", "department"],
      ],
    },
    manages: {
      between: [
        ["Employee", "(0,1)", "manager"],
        ["Department", "(1,1)", "department"],
      ],
      attributes: { start_date: date() },
    },
    controls: {
      between: [
        ["Department", "(0,N)", "department"],
        ["Project", "(1,1)", "project"],
      ],
    },
    works_on: {
      between: [
        ["Employee", "(1,N)", "employee"],
        ["Project", "(1,N)", "project"],
      ],
      attributes: { hours: decimal(3, 1, { min: 0, unit: "h", note: "a week" }) },
    },
    supervises: {
      between: [
        ["Employee", "(0,N)", "supervisor"],
        ["Employee", "(0,1)", "supervisee"],
      ],
    },
    depends_on: {
      identifying: true,
      between: [
        ["Dependent", "(1,1)"],
        ["Employee", "(0,N)", "employee"],
      ],
    },
  },
});
