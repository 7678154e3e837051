import { composite, key, multivalued, text, whole } from "../../../../lib/src/model/eer/index.js";
import { changed, concerns, type Mistake, report } from "./mistake.js";

const numbered = { attributes: { no: key(whole()) } };

export const nameMistakes: readonly Mistake[] = [
  {
    code: "NAME_EMPTY",
    when: "an entity type has a blank name",
    model: changed({ entities: { " ": numbered }, relationships: concerns(" ") }),
    subject: [" "],
    message: '"": an entity type needs a name that says what it means. Give it one.',
  },
  {
    code: "NAME_EMPTY",
    when: "a relationship type has no name",
    model: changed({ relationships: { "": concerns("Unit").concerns! } }),
    subject: [""],
    message: '"": a relationship type needs a name that says what it means. Give it one.',
  },
  {
    code: "NAME_EMPTY",
    when: "a specialisation has no name",
    model: changed({
      entities: { Boat: {} },
      specialisations: {
        "": { of: "Unit", into: ["Boat"], constraint: "disjoint", participation: "partial" },
      },
    }),
    subject: [""],
    message: '"": a specialisation needs a name that says what it means. Give it one.',
  },
  {
    code: "NAME_EMPTY",
    when: "an attribute has no name",
    model: report({ "": text(10) }),
    subject: ["Report", ""],
    message: 'Report."": an attribute needs a name that says what it means. Give it one.',
  },
  {
    code: "NAME_EMPTY",
    when: "a role is blank",
    model: changed({
      relationships: {
        takes: {
          between: [
            ["Call", "(0,N)", " "],
            ["Unit", "(0,N)"],
          ],
        },
      },
    }),
    subject: ["takes", " "],
    message: 'takes."": the role of Call needs a name that says what it means. Give it one.',
  },
  {
    code: "NAME_TWICE",
    when: "an entity type and a relationship type are spelt alike",
    model: changed({ entities: { Takes: numbered }, relationships: concerns("Takes") }),
    subject: ["takes"],
    message: "takes: as the name of a relation it is takes, and so is Takes. Rename one of the two.",
  },
  {
    code: "NAME_TWICE",
    when: "a multivalued attribute would become a relation that there is",
    model: changed({
      entities: {
        CallTag: numbered,
        Call: { attributes: { call_no: key(whole()), tag: multivalued(text(9)) } },
      },
      relationships: concerns("CallTag"),
    }),
    subject: ["CallTag"],
    message: "CallTag: as the name of a relation it is call_tag, and so is Call.tag. Rename one of the two.",
  },
  {
    code: "ATTRIBUTE_TWICE",
    when: "a part has the name of another attribute",
    model: report({ city: text(40), address: composite({ street: text(40), City: text(40) }) }),
    subject: ["Report", "address", "City"],
    message:
      "Report.address.City: the name stands twice in Report, also as Report.city. Rename one of the two.",
  },
  {
    code: "ATTRIBUTE_TWICE",
    when: "a part of a relationship's attribute has the name of another",
    model: changed({
      relationships: {
        concerns: {
          ...concerns("Unit").concerns!,
          attributes: { place: text(9), spot: composite({ place: text(9) }) },
        },
      },
    }),
    subject: ["concerns", "spot", "place"],
    message:
      "concerns.spot.place: the name stands twice in concerns, also as concerns.place. Rename one of the two.",
  },
  {
    code: "ATTRIBUTE_TWICE",
    when: "a subclass has an attribute that it inherits",
    model: changed({
      entities: { Boat: { attributes: { unit_no: whole() } } },
      specialisations: {
        kind: { of: "Unit", into: ["Boat"], constraint: "disjoint", participation: "partial" },
      },
    }),
    subject: ["Boat", "unit_no"],
    message: "Boat.unit_no: Boat inherits Unit.unit_no. Rename one of the two, or leave this one out.",
  },
  {
    code: "ATTRIBUTE_TWICE",
    when: "a shared subclass inherits one name from two superclasses",
    model: changed({
      entities: {
        Boat: { attributes: { crew: whole() } },
        Plane: { attributes: { crew: whole() } },
        Seaplane: {},
      },
      specialisations: {
        kind: { of: "Unit", into: ["Boat", "Plane"], constraint: "overlapping", participation: "partial" },
        boats: { of: "Boat", into: ["Seaplane"], constraint: "disjoint", participation: "partial" },
        planes: { of: "Plane", into: ["Seaplane"], constraint: "disjoint", participation: "partial" },
      },
    }),
    subject: ["Seaplane", "crew"],
    message: "Seaplane.crew: it is inherited as Boat.crew and as Plane.crew. Rename one of the two.",
  },
  {
    code: "ENTITY_ALONE",
    when: "nothing leads to an entity type",
    model: changed({ entities: { Weather: numbered } }),
    subject: ["Weather"],
    message:
      "Weather: it is in no relationship, specialisation or category, so nothing leads to it. Link it, or ask whether it belongs in the model.",
  },
];
