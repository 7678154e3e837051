import {
  type AttributeSpec,
  key,
  multivalued,
  oneOf,
  optional,
  type SpecialisationSpec,
  text,
  whole,
} from "../../../../lib/src/model/eer/index.js";
import { changed, type Mistake } from "./mistake.js";

type Spec = SpecialisationSpec<string>;
const base = { of: "Unit", constraint: "disjoint", participation: "partial" } as const;

/** Units, which may be boats or planes, by a specialisation with this change. */
const units = (change: Partial<Spec>, kind: AttributeSpec = oneOf(["boat", "plane"])) =>
  changed({
    entities: {
      Unit: { attributes: { unit_no: key(whole()), kind } },
      Boat: {},
      Plane: {},
    },
    specialisations: { unit_kind: { ...base, into: ["Boat", "Plane"], ...change } },
  });

const definedBy = { attribute: "kind", values: { Boat: "boat", Plane: "plane" } };
const total = { participation: "total" } as const;
const overlapping = { constraint: "overlapping" } as const;

/** Seaplanes below boats and planes, which are disjoint or not. */
const seaplanes = (constraint: Spec["constraint"]) => ({
  entities: { Boat: {}, Plane: {}, Seaplane: {} },
  specialisations: {
    unit_kind: { ...base, into: ["Boat", "Plane"], constraint },
    boat_kind: { ...base, of: "Boat", into: ["Seaplane"] },
    plane_kind: { ...base, of: "Plane", into: ["Seaplane"] },
  },
});

export const specialisationMistakes: readonly Mistake[] = [
  {
    code: "UNKNOWN_ENTITY",
    when: "a superclass is no entity type",
    model: changed({
      entities: { Boat: {} },
      specialisations: { unit_kind: { ...base, of: "Unti", into: ["Boat"] } },
    }),
    subject: ["unit_kind", "Unti"],
    message:
      'unit_kind.Unti: its superclass "Unti" is not an entity type. The entity types are Boat, Call and Unit.',
  },
  {
    code: "UNKNOWN_ENTITY",
    when: "a subclass is no entity type",
    model: units({ into: ["Boat", "Plane", "Bota"] }),
    subject: ["unit_kind", "Bota"],
    message:
      'unit_kind.Bota: its subclass "Bota" is not an entity type. The entity types are Boat, Call, Plane and Unit.',
  },
  {
    code: "SPECIALISATION_EMPTY",
    when: "there is no subclass",
    model: changed({ specialisations: { unit_kind: { ...base, into: [] } } }),
    subject: ["unit_kind"],
    message: "unit_kind: it divides Unit into nothing. Name the subclasses.",
  },
  {
    code: "SUBCLASS_OF_ITSELF",
    when: "a subclass is the superclass",
    model: units({ into: ["Boat", "Plane", "Unit"], ...overlapping }),
    subject: ["unit_kind", "Unit"],
    message: 'unit_kind.Unit: Unit is named as a subclass of itself. Take it out of "into".',
  },
  {
    code: "SUBCLASS_CYCLE",
    when: "superclasses go round in a circle",
    model: changed({
      entities: { Boat: {}, Ship: {} },
      specialisations: {
        boat_kind: { ...base, of: "Boat", into: ["Ship"] },
        ship_kind: { ...base, of: "Ship", into: ["Boat"] },
      },
    }),
    subject: ["Boat"],
    message:
      "Boat: Boat -> Ship -> Boat goes round in a circle of superclasses, so all of them are the same. Take one link away.",
  },
  {
    code: "SUBCLASS_TWICE",
    when: "a subclass is named twice",
    model: units({ into: ["Boat", "Plane", "Boat"] }),
    subject: ["unit_kind", "Boat"],
    message: "unit_kind.Boat: Boat is named twice. Name it once.",
  },
  {
    code: "SUBCLASS_TWICE",
    when: "a superclass has a subclass by two specialisations",
    model: changed({
      entities: { Boat: {}, Plane: {} },
      specialisations: {
        by_medium: { ...base, into: ["Boat", "Plane"] },
        by_engine: { ...base, into: ["Boat"] },
      },
    }),
    subject: ["by_engine", "Boat"],
    message: "by_engine.Boat: by_medium makes Boat a subclass of Unit already. Name it in one of the two.",
  },
  {
    code: "ONE_SUBCLASS_TOTAL",
    when: "a total specialisation has one subclass",
    model: changed({
      entities: { Boat: {} },
      specialisations: { unit_kind: { ...base, ...total, into: ["Boat"] } },
    }),
    subject: ["unit_kind"],
    message:
      "unit_kind: every Unit is a Boat and the other way round, so one of the two is too many. Make it partial, or add the other subclasses.",
  },
  {
    code: "DISJOINT_SHARED",
    when: "disjoint subclasses have a subclass in common",
    model: changed(seaplanes("disjoint")),
    subject: ["unit_kind", "Seaplane"],
    message:
      "unit_kind.Seaplane: Seaplane is below Boat and Plane, which are disjoint, so there can be no Seaplane. Make the specialisation overlapping, or take one link away.",
  },
  {
    code: "DISJOINT_SHARED",
    when: "one of two disjoint subclasses is below the other",
    model: changed({
      entities: { Boat: {}, Ship: {} },
      specialisations: {
        unit_kind: { ...base, into: ["Boat", "Ship"] },
        boat_kind: { ...base, of: "Boat", into: ["Ship"] },
      },
    }),
    subject: ["unit_kind", "Ship"],
    message:
      "unit_kind.Ship: Ship is below Boat, and the two are disjoint, so there can be no Ship. Make the specialisation overlapping, or take Ship out of it.",
  },
  {
    code: "SUBCLASS_OF_TWO_ROOTS",
    when: "superclasses have no superclass in common",
    model: changed({
      entities: { Test: {} },
      specialisations: {
        call_kind: { ...base, of: "Call", into: ["Test"] },
        unit_kind: { ...base, into: ["Test"] },
      },
    }),
    subject: ["Test"],
    message:
      "Test: it is a subclass of Call and of Unit, which have no superclass in common, so it would have several keys. Make it a category with unionOf, or give them one superclass.",
  },
  {
    code: "DEFINED_BY_UNKNOWN",
    when: "the attribute that decides does not exist",
    model: units({ definedBy: { ...definedBy, attribute: "kidn" } }),
    subject: ["unit_kind"],
    message: 'unit_kind: it is defined by "kidn", which is no attribute of Unit. It has unit_no and kind.',
  },
  {
    code: "DEFINED_BY_DOMAIN",
    when: "the values of the attribute that decides are not listed",
    model: units({ definedBy }, text(10)),
    subject: ["unit_kind"],
    message: "unit_kind: Unit.kind decides, so its values must be listed. Give it oneOf([...]).",
  },
  {
    code: "DEFINED_BY_NO_SUBCLASS",
    when: "a value is given to what is no subclass",
    model: units({ ...total, definedBy: { ...definedBy, values: { ...definedBy.values, Bota: "boat" } } }),
    subject: ["unit_kind", "Bota"],
    message:
      'unit_kind.Bota: it gives a value to "Bota", which is none of its subclasses Boat and Plane. Correct the name.',
  },
  {
    code: "DEFINED_BY_VALUE_MISSING",
    when: "a subclass has no value",
    model: units({ definedBy: { ...definedBy, values: { Boat: "boat" } } }),
    subject: ["unit_kind", "Plane"],
    message: 'unit_kind.Plane: no value of kind makes a Unit a Plane. Name it in "values".',
  },
  {
    code: "DEFINED_BY_VALUE_UNKNOWN",
    when: "a value is not in the domain",
    model: units({ definedBy: { ...definedBy, values: { Boat: "boat", Plane: "plain" } } }),
    subject: ["unit_kind", "Plane"],
    message: 'unit_kind.Plane: "plain" is no value of Unit.kind. Take one of boat or plane.',
  },
  {
    code: "DEFINED_BY_VALUE_TWICE",
    when: "one value makes an entity two disjoint things",
    model: units({ definedBy: { ...definedBy, values: { Boat: "boat", Plane: "boat" } } }),
    subject: ["unit_kind", "Plane"],
    message:
      "unit_kind.Plane: kind boat makes a Unit a Plane and a Boat, and the two are disjoint. Give each its own value.",
  },
  {
    code: "DEFINED_BY_VALUE_LEFT",
    when: "a value belongs to no subclass of a total specialisation",
    model: units({ ...total, definedBy }, oneOf(["boat", "plane", "train"])),
    subject: ["unit_kind", "train"],
    message:
      "unit_kind.train: it is total, but a Unit whose kind is train is in no subclass. Add the subclass, or make it partial.",
  },
  {
    code: "DEFINED_BY_OPTIONAL",
    when: "the attribute of a total specialisation may be missing",
    model: units({ ...total, definedBy }, optional(oneOf(["boat", "plane"]))),
    subject: ["unit_kind"],
    message:
      "unit_kind: it is total, but a Unit may have no kind and is then in no subclass. Take optional(...) off, or make it partial.",
  },
  {
    code: "DEFINED_BY_SINGLE_VALUED",
    when: "overlapping subclasses are told by one value",
    model: units({ ...total, ...overlapping, definedBy }),
    subject: ["unit_kind"],
    message:
      "unit_kind: it is overlapping, but one kind puts a Unit into one subclass at most. Make it disjoint, or kind multivalued.",
  },
  {
    code: "DEFINED_BY_MULTIVALUED",
    when: "disjoint subclasses are told by several values",
    model: units({ ...total, definedBy }, multivalued(oneOf(["boat", "plane"]))),
    subject: ["unit_kind"],
    message:
      "unit_kind: it is disjoint, but several values of kind put a Unit into several subclasses. Make it overlapping, or take multivalued(...) off.",
  },
  {
    code: "DEFINED_BY_EVERY_VALUE",
    when: "every value has a subclass and yet it is partial",
    model: units({ definedBy }),
    subject: ["unit_kind"],
    message:
      "unit_kind: it is partial, but every Unit has a kind, and every value of it has a subclass. Make it total, or add the values of those in none.",
  },
];
