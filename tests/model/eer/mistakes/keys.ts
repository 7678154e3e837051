import {
  composite,
  derived,
  key,
  multivalued,
  optional,
  partialKey,
  text,
  whole,
} from "../../../../lib/src/model/eer/index.js";
import { changed, concerns, type Mistake, report } from "./mistake.js";

/** A weak entity type Report of Call with these attributes; a call may have any number. */
const weakReport = (attributes: Parameters<typeof report>[0]) =>
  changed({
    entities: { Report: { owners: ["Call"], attributes } },
    relationships: {
      reports: {
        identifying: true,
        between: [
          ["Call", "(0,N)"],
          ["Report", "(1,1)"],
        ],
      },
    },
  });

export const keyMistakes: readonly Mistake[] = [
  {
    code: "NO_KEY",
    when: "an entity type has neither key nor owner",
    model: changed({
      entities: { Report: { attributes: { title: text(40) } } },
      relationships: concerns("Report"),
    }),
    subject: ["Report"],
    message:
      "Report: no attribute is marked as a key, and it has no owner. Mark one with key(...), or give it owners.",
  },
  {
    code: "NO_PARTIAL_KEY",
    when: "one owner has many weak entities and nothing tells them apart",
    model: weakReport({ title: text(40) }),
    subject: ["Report"],
    message:
      "Report: one Call may have several, and nothing tells them apart. Mark an attribute with partialKey(...), or let Call take part in reports once at most.",
  },
  {
    code: "KEY_ON_WEAK",
    when: "a weak entity type has a key",
    model: weakReport({ report_no: key(whole()) }),
    subject: ["Report", "report_no"],
    message:
      "Report.report_no: with a key of its own Report is not weak. Mark it with partialKey(...) if it only tells apart what one Call has, or take the owners away.",
  },
  {
    code: "PARTIAL_KEY_ON_STRONG",
    when: "a strong entity type has a partial key",
    model: report({ page: partialKey(whole()) }),
    subject: ["Report", "page"],
    message:
      "Report.page: a partial key tells apart what one owner has, and Report has no owner. Mark it with key(...), or give Report owners.",
  },
  {
    code: "KEY_AND_PARTIAL_KEY",
    when: "an attribute is marked as both",
    model: weakReport({ report_no: partialKey(key(whole())) }),
    subject: ["Report", "report_no"],
    message:
      "Report.report_no: it is marked as a key and as a partial key. Keep key(...) if no two of all Report entities share its value, else partialKey(...).",
  },
  {
    code: "KEY_OPTIONAL",
    when: "a part of a key may be missing",
    model: report({ place: key(composite({ street: text(40), house_no: optional(text(5)) })) }),
    subject: ["Report", "place"],
    message:
      "Report.place: it is a key and may be missing, and then nothing tells the entity apart. Take optional(...) off, or choose another key.",
  },
  {
    code: "KEY_MULTIVALUED",
    when: "a key has several values",
    model: report({ title: key(multivalued(text(40))) }),
    subject: ["Report", "title"],
    message:
      "Report.title: it is a key, so an entity has one value of it, not several. Take multivalued(...) off, or choose another key.",
  },
  {
    code: "KEY_DERIVED",
    when: "a partial key is derived",
    model: weakReport({ title: text(40), short: partialKey(derived(text(10), "title")) }),
    subject: ["Report", "short"],
    message:
      "Report.short: it is a key and derived, so it is not stored. Mark the attributes that it is derived from, or store it.",
  },
  {
    code: "KEY_ON_PART",
    when: "a part of a composite attribute is marked as a key",
    model: report({ place: composite({ street: text(40), plot: key(whole()) }) }),
    subject: ["Report", "place", "plot"],
    message:
      "Report.place.plot: a part of place cannot be a key by itself. Mark place as a whole, or take the part out of it.",
  },
  {
    code: "KEY_IN_RELATIONSHIP",
    when: "a relationship has a key",
    model: changed({
      relationships: { concerns: { ...concerns("Unit").concerns!, attributes: { no: key(whole()) } } },
    }),
    subject: ["concerns", "no"],
    message:
      "concerns.no: concerns is told apart by the entities that it links, not by a key. Take the mark off, or make concerns an entity type.",
  },
];
