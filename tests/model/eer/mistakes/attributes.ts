import {
  type AttributeSpec,
  code,
  composite,
  decimal,
  derived,
  instant,
  multivalued,
  oneOf,
  optional,
  text,
  whole,
} from "../../../../lib/src/model/eer/index.js";
import { type Mistake, report } from "./mistake.js";

const subject = ["Report", "note"];
/** A report with this as its attribute `note`. */
const note = (attribute: AttributeSpec) => report({ note: attribute });

export const attributeMistakes: readonly Mistake[] = [
  {
    code: "ATTRIBUTE_WITHOUT_DOMAIN",
    when: "an attribute has neither domain nor parts",
    model: note({}),
    subject,
    message:
      "Report.note: it says nothing of its values. Give it a domain, such as text(40), or parts with composite({ ... }).",
  },
  {
    code: "ATTRIBUTE_DOMAIN_AND_PARTS",
    when: "an attribute has both",
    model: note({ ...text(10), parts: { first: text(5) } }),
    subject,
    message:
      "Report.note: it has a domain and parts; a composite attribute takes its values from its parts. Drop one of the two.",
  },
  {
    code: "COMPOSITE_EMPTY",
    when: "a composite attribute has no parts",
    model: note(composite({})),
    subject,
    message:
      "Report.note: a composite attribute without parts has no values. Name its parts, or give it a domain.",
  },
  {
    code: "MULTIVALUED_PART_OPTIONAL",
    when: "a part of one of several values may be missing",
    model: note(
      multivalued(composite({ page: whole(), place: composite({ line: optional(whole()), word: whole() }) })),
    ),
    subject: ["Report", "note", "place", "line"],
    message:
      "Report.note.place.line: values of note are told apart by their parts, and this one may be missing. Take optional(...) off, or make note a weak entity type.",
  },
  {
    code: "MULTIVALUED_WITHOUT_VALUE",
    when: "one of several values has several of each part",
    model: note(multivalued(composite({ page: multivalued(whole()) }))),
    subject,
    message:
      "Report.note: all its parts are multivalued or derived, so nothing tells its values apart. Give it a part with one value.",
  },
  {
    code: "DERIVED_FROM_EMPTY",
    when: "a derived attribute does not say from what",
    model: note(derived(whole(), " ")),
    subject,
    message:
      'Report.note: it is derived from nothing. Say from what, such as derived(whole(), "ends_at - starts_at").',
  },
  {
    code: "DERIVED_FROM_UNKNOWN",
    when: "a formula names what is no attribute",
    model: report({ starts_at: instant(), note: derived(whole(), "end_at - starts_at") }),
    subject,
    message:
      "Report.note: it is derived from end_at - starts_at, but Report has no attribute end_at. Correct the name, or add the attribute.",
  },
  {
    code: "DERIVED_FROM_UNKNOWN",
    when: "prose names with an underscore what is no attribute",
    model: report({ starts_at: instant(), note: derived(whole(), "time between start_at and today") }),
    subject,
    message:
      "Report.note: it is derived from time between start_at and today, but Report has no attribute start_at. Correct the name, or add the attribute.",
  },
  {
    code: "DOMAIN_UNKNOWN",
    when: "a domain is none of the ten",
    model: note({ domain: { kind: "varchar", max: 9 } } as unknown as AttributeSpec),
    subject,
    message:
      'Report.note: there is no domain "varchar". Take text, code, whole, decimal, truth, date, instant, point, varied or oneOf.',
  },
  {
    code: "LENGTH_NOT_POSITIVE",
    when: "a text has no characters",
    model: note(text(0)),
    subject,
    message: "Report.note: text(0) has no values. Its length must be a whole number from 1 up.",
  },
  {
    code: "LENGTH_NOT_POSITIVE",
    when: "a code has half a character",
    model: note(code(2.5)),
    subject,
    message: "Report.note: code(2.5) has no values. Its length must be a whole number from 1 up.",
  },
  {
    code: "BOUND_NOT_A_NUMBER",
    when: "a whole number ends at a fraction",
    model: note(whole({ max: 2.5 })),
    subject,
    message: "Report.note: max is 2.5, but it must be a whole number. Correct it.",
  },
  {
    code: "RANGE_EMPTY",
    when: "the minimum is above the maximum",
    model: note(whole({ min: 5, max: 3 })),
    subject,
    message: "Report.note: no number is at least 5 and at most 3. Swap the two.",
  },
  {
    code: "RANGE_EMPTY",
    when: "the exclusive bound is the maximum",
    model: note(decimal(4, 1, { above: 3, max: 3 })),
    subject,
    message: "Report.note: no number is above 3 and at most 3. Lower the first or raise the second.",
  },
  {
    code: "RANGE_BEYOND_DIGITS",
    when: "a bound has more digits than the number",
    model: note(decimal(3, 1, { min: 0, max: 100 })),
    subject,
    message: "Report.note: max is 100, but decimal(3, 1) ends at 99.9. Change one of the two.",
  },
  {
    code: "DECIMAL_DIGITS",
    when: "a number has more places than digits",
    model: note(decimal(2, 3)),
    subject,
    message:
      "Report.note: decimal(2, 3) cannot be: digits is a whole number from 1 up, and places one from 0 to digits. Correct it.",
  },
  {
    code: "ONE_OF_EMPTY",
    when: "there is no value to take",
    model: note(oneOf([])),
    subject,
    message: "Report.note: oneOf([]) has no values. Name them.",
  },
  {
    code: "ONE_OF_BLANK",
    when: "a value is blank",
    model: note(oneOf(["good", ""])),
    subject,
    message: "Report.note: one of its values is blank. Name it, or make the attribute optional.",
  },
  {
    code: "ONE_OF_TWICE",
    when: "values are named twice",
    model: note(oneOf(["good", "bad", "good", "bad", "good"])),
    subject,
    message: 'Report.note: "good" and "bad" stand more than once among its values. Name each value once.',
  },
  {
    code: "PATTERN_SYNTAX",
    when: "a pattern is not a regular expression",
    model: note(code(3, { pattern: "^[A-Z{3}$" })),
    subject,
    message:
      "Report.note: its pattern ^[A-Z{3}$ is not a regular expression. Look for a bracket that is not closed or a stray * + ? or \\.",
  },
  {
    code: "PATTERN_NOT_WHOLE",
    when: "a pattern is not tied to both ends",
    model: note(code(3, { pattern: "^[A-Z]{3}" })),
    subject,
    message:
      "Report.note: its pattern ^[A-Z]{3} also lets through text that only contains what it describes. Write ^(?:[A-Z]{3})$.",
  },
  {
    code: "PATTERN_NOT_WHOLE",
    when: "an alternative escapes from one end",
    model: note(text(3, { pattern: "^A|B$" })),
    subject,
    message:
      "Report.note: its pattern ^A|B$ also lets through text that only contains what it describes. Write ^(?:A|B)$.",
  },
  {
    code: "PATTERN_LENGTH",
    when: "a pattern cannot have the length of the code",
    model: note(code(3, { pattern: "^[A-Z]{2}-[0-9]{2,4}$" })),
    subject,
    message:
      "Report.note: its pattern ^[A-Z]{2}-[0-9]{2,4}$ wants 5 to 7 characters, but code(3) has 3. Change one of the two.",
  },
  {
    code: "PATTERN_LENGTH",
    when: "a pattern wants more than the text has room for",
    model: note(text(3, { pattern: "^[a-z]{4,}$" })),
    subject,
    message:
      "Report.note: its pattern ^[a-z]{4,}$ wants 4 or more characters, but text(3) has at most 3. Change one of the two.",
  },
];
