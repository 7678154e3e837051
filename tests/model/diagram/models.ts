import {
  code,
  composite,
  date,
  derived,
  type EerModel,
  type EntitySpec,
  key,
  model,
  multivalued,
  oneOf,
  optional,
  type Participation,
  partialKey,
  type RelationshipSpec,
  type SpecialisationSpec,
  text,
  whole,
} from "../../../lib/src/model/eer/index.js";
import { company } from "../eer/company.js";

/** Two entity types and what is between them: the first diagram of a chapter. */
export const sketch = model({
  name: "Sketch",
  entities: {
    Call: { attributes: { call_no: key(code(9)) } },
    Dispatch: { attributes: { outcome: text(9) } },
  },
  relationships: {
    generates: {
      between: [
        ["Call", "(0,N)"],
        ["Dispatch", "(1,1)"],
      ],
    },
  },
});

/** A weak entity type of a weak entity type, with attributes of every kind. */
export const weakChain = model({
  name: "Weak chain",
  entities: {
    Dispatch: {
      attributes: {
        dispatch_id: key(whole()),
        outcome: oneOf(["transported", "refused"]),
        phones: multivalued(text(9)),
      },
    },
    Assessment: {
      owners: ["Dispatch"],
      attributes: { assessment_no: partialKey(whole()), remark: optional(text(200)) },
    },
    VitalSign: {
      owners: ["Assessment"],
      attributes: {
        vital_no: partialKey(whole()),
        coma_score: composite({ eye: whole(), verbal: whole(), motor: whole() }),
        coma_total: derived(whole(), "eye + verbal + motor"),
      },
    },
  },
  relationships: {
    includes: {
      identifying: true,
      between: [
        ["Dispatch", "(0,N)"],
        ["Assessment", "(1,1)"],
      ],
    },
    measures: {
      identifying: true,
      between: [
        ["Assessment", "(1,N)"],
        ["VitalSign", "(1,1)"],
      ],
    },
  },
});

/** Both kinds of specialisation, on two levels, and a recursive relationship with roles. */
export const kinds = model({
  name: "Kinds of people",
  entities: {
    Person: { attributes: { person_id: key(whole()), name: composite({ given: text(9), family: text(9) }) } },
    Patient: { attributes: { mrn: key(code(8)) } },
    Staff: { attributes: { staff_no: key(code(5)), role: text(9), hired_on: date() } },
    Nurse: { attributes: { area: text(9) } },
    Physician: { attributes: { licence_no: key(code(8)) } },
    Dispatcher: {},
  },
  relationships: {
    supervises: {
      between: [
        ["Staff", "(0,N)", "supervisor"],
        ["Staff", "(0,1)", "supervisee"],
      ],
    },
  },
  specialisations: {
    person_kinds: {
      of: "Person",
      into: ["Patient", "Staff"],
      constraint: "overlapping",
      participation: "partial",
    },
    staff_kinds: {
      of: "Staff",
      into: ["Nurse", "Physician", "Dispatcher"],
      constraint: "disjoint",
      participation: "total",
      definedBy: {
        attribute: "role",
        values: { Nurse: "nurse", Physician: "physician", Dispatcher: "dispatcher" },
      },
    },
  },
});

/** A category, total or partial. */
export const union = (total: boolean): EerModel =>
  model({
    name: "Arrivals",
    entities: {
      Transport: { attributes: { transport_id: key(whole()) } },
      WalkIn: { attributes: { walk_in_id: key(whole()) } },
      Arrival: { unionOf: ["Transport", "WalkIn"], total },
      Visit: { attributes: { visit_no: key(code(9)) } },
    },
    relationships: {
      begins: {
        between: [
          ["Arrival", "(1,1)"],
          ["Visit", "(1,1)"],
        ],
      },
    },
  });

/** A relationship of as many ends as there are names, with and without attributes. */
export const nary = (names: readonly string[], withAttributes: boolean): EerModel =>
  model<string>({
    name: "Together",
    entities: Object.fromEntries(names.map((name) => [name, {}])),
    relationships: {
      handover: {
        between: names.map((name, index) => [name, index === 0 ? "(1,N)" : "(0,N)"] as const),
        ...(withAttributes ? { attributes: { report: text(20), given_at: date() } } : {}),
      },
    },
  });

/** Names that are not what a layout hopes for. */
export const hostile = model<string>({
  name: `<script>"&'</script>`,
  entities: {
    "<b>bold</b>": { attributes: { 'a "quoted" & escaped <attribute>': key(text(9)), "": text(9) } },
    救急車: { attributes: { 名前: text(9), "🚑🚑": multivalued(text(9)) } },
    ["Averylongname".repeat(8)]: { attributes: { ["and_its_very_long_attribute".repeat(5)]: text(9) } },
    "نوبة طوارئ": {},
    "\u0000control\u0007 \ud800": {},
  },
  relationships: {
    ["relates & relates <and> relates ".repeat(4)]: {
      between: [
        ["<b>bold</b>", "(0,N)", "a role that goes on & on"],
        ["救急車", "(1,1)"],
      ],
    },
    "]]>": {
      between: [
        ["نوبة طوارئ", "(2,5)"],
        ["Averylongname".repeat(8), "(0,N)"],
      ],
    },
  },
});

export const empty = model({ name: "Nothing yet", entities: {} });
export const alone = model({ name: "One", entities: { Station: { attributes: { code: key(code(2)) } } } });

/** Thirty entity types and as many relationships, woven together at random but always the same, with everything that the metamodel has. */
export function thirty(): EerModel {
  let state = 7;
  const pick = (limit: number): number => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
  const names = Array.from(
    { length: 30 },
    (_, number) => `Entity${String.fromCharCode(65 + (number % 26))}${number}`,
  );
  const entities: Record<string, EntitySpec<string>> = {};
  names.forEach((name, number) => {
    entities[name] = {
      attributes: {
        [`key_of_${number}`]: key(whole()),
        started_at: date(),
        [`remark_${number}`]: optional(text(50)),
      },
    };
  });
  const relationships: Record<string, RelationshipSpec<string>> = {};
  const counts: readonly Participation[] = ["(0,N)", "(1,1)", "(0,1)", "(1,N)"];
  for (let number = 1; number < 30; number++) {
    relationships[`relates_to_${number}`] = {
      between: [
        [names[pick(number)]!, counts[pick(4)]!],
        [names[number]!, counts[pick(4)]!],
      ],
      ...(pick(4) === 0 ? { attributes: { since: date() } } : {}),
    };
  }
  relationships.triple = { between: [3, 9, 20].map((number) => [names[number]!, "(0,N)"] as const) };
  entities[names[29]!] = { ...entities[names[29]!], owners: [names[2]!] };
  const specialisations: Record<string, SpecialisationSpec<string>> = {
    split: {
      of: names[5]!,
      into: [names[25]!, names[26]!, names[27]!],
      constraint: "disjoint",
      participation: "total",
    },
  };
  return model<string>({ name: "Thirty", entities, relationships, specialisations });
}

/** Models by name, small and large. */
export const samples: readonly (readonly [string, EerModel])[] = [
  ["two entity types", sketch],
  ["a weak chain", weakChain],
  ["specialisations and a recursive relationship", kinds],
  ["a total category", union(true)],
  ["a partial category", union(false)],
  ["a ternary relationship", nary(["Paramedic", "Nurse", "Transport"], true)],
  ["a relationship of six", nary(["A", "B", "C", "D", "E", "F"], true)],
  ["a relationship of five, without attributes", nary(["A", "B", "C", "D", "E"], false)],
  ["COMPANY", company],
  ["hostile names", hostile],
  ["one entity type", alone],
  ["no entity type", empty],
  ["thirty entity types", thirty()],
];
