/** `error`: the model contradicts itself or cannot be mapped; `warning`: it may be meant so, and probably is not. */
export type Severity = "error" | "warning";

/** Every code that `check` can give, with its severity. */
export const SEVERITIES = {
  UNKNOWN_ENTITY: "error",
  NAME_EMPTY: "error",
  NAME_TWICE: "error",
  ENTITY_ALONE: "warning",

  NO_KEY: "error",
  NO_PARTIAL_KEY: "error",
  KEY_ON_WEAK: "error",
  PARTIAL_KEY_ON_STRONG: "error",
  KEY_AND_PARTIAL_KEY: "error",
  KEY_OPTIONAL: "error",
  KEY_MULTIVALUED: "error",
  KEY_DERIVED: "error",
  KEY_ON_PART: "error",
  KEY_IN_RELATIONSHIP: "error",

  OWNER_TWICE: "error",
  OWNER_WITHOUT_RELATIONSHIP: "error",
  OWNER_WITH_TWO_RELATIONSHIPS: "error",
  OWNER_CYCLE: "error",
  SUBCLASS_CYCLE: "error",
  CATEGORY_CYCLE: "error",
  KEY_CYCLE: "error",

  ATTRIBUTE_TWICE: "error",
  ATTRIBUTE_WITHOUT_DOMAIN: "error",
  ATTRIBUTE_DOMAIN_AND_PARTS: "error",
  COMPOSITE_EMPTY: "error",
  MULTIVALUED_PART_OPTIONAL: "error",
  MULTIVALUED_WITHOUT_VALUE: "error",
  DERIVED_FROM_EMPTY: "error",
  DERIVED_FROM_UNKNOWN: "error",

  DOMAIN_UNKNOWN: "error",
  LENGTH_NOT_POSITIVE: "error",
  BOUND_NOT_A_NUMBER: "error",
  RANGE_EMPTY: "error",
  RANGE_BEYOND_DIGITS: "error",
  DECIMAL_DIGITS: "error",
  ONE_OF_EMPTY: "error",
  ONE_OF_BLANK: "error",
  ONE_OF_TWICE: "error",
  PATTERN_SYNTAX: "error",
  PATTERN_NOT_WHOLE: "error",
  PATTERN_LENGTH: "error",

  RULE_WITHOUT_WORDS: "error",
  RULE_WITHOUT_CHECK: "error",

  RELATIONSHIP_ENDS: "error",
  ROLE_MISSING: "error",
  ROLE_TWICE: "error",
  PARTICIPATION_NUMBER: "error",
  PARTICIPATION_MAX_ZERO: "error",
  PARTICIPATION_ORDER: "error",
  IDENTIFYING_WITHOUT_WEAK: "error",
  IDENTIFYING_NOT_ONE: "error",
  IDENTIFYING_SEVERAL: "error",

  SPECIALISATION_EMPTY: "error",
  SUBCLASS_OF_ITSELF: "error",
  SUBCLASS_TWICE: "error",
  ONE_SUBCLASS_TOTAL: "warning",
  DISJOINT_SHARED: "error",
  SUBCLASS_OF_TWO_ROOTS: "error",
  WEAK_SUBCLASS: "error",
  DEFINED_BY_UNKNOWN: "error",
  DEFINED_BY_DOMAIN: "error",
  DEFINED_BY_NO_SUBCLASS: "error",
  DEFINED_BY_VALUE_MISSING: "error",
  DEFINED_BY_VALUE_UNKNOWN: "error",
  DEFINED_BY_VALUE_TWICE: "error",
  DEFINED_BY_VALUE_LEFT: "error",
  DEFINED_BY_OPTIONAL: "error",
  DEFINED_BY_SINGLE_VALUED: "error",
  DEFINED_BY_MULTIVALUED: "error",
  DEFINED_BY_EVERY_VALUE: "warning",

  CATEGORY_EMPTY: "error",
  CATEGORY_OF_ONE: "error",
  CATEGORY_OF_ITSELF: "error",
  CATEGORY_MEMBER_TWICE: "error",
  CATEGORY_IS_SUBCLASS: "error",
  CATEGORY_IS_WEAK: "error",
} as const satisfies Readonly<Record<string, Severity>>;

export type FindingCode = keyof typeof SEVERITIES;

/** A mistake in a model. */
export interface Finding {
  /** Stable, such as `NO_KEY`. */
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Path in the model: `["Dispatch", "outcome"]`, `["generates", "Dispatch"]`, `["Visit", "rules", "0"]`. */
  readonly subject: readonly string[];
  /** Where, what is wrong, and what to do. */
  readonly message: string;
}

/** Makes a finding; the message is given without its beginning, the path of the subject. */
export const finding = (code: FindingCode, subject: readonly string[], message: string): Finding => ({
  code,
  severity: SEVERITIES[code],
  subject,
  message: `${subject.map((name) => (name.trim() === "" ? '""' : name)).join(".")}: ${message}`,
});
