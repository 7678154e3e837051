/** `error`: the behaviour gets stuck, cannot be told or contradicts itself; `warning`: it may be meant so, and probably is not. */
export type Severity = "error" | "warning";

/** Every code that `check` can give, with its severity. */
export const SEVERITIES = {
  NAME_EMPTY: "error",
  NO_INITIAL: "error",
  UNREACHABLE: "error",
  DEAD_END: "error",
  NO_WAY_TO_END: "error",

  UNKNOWN_STATE: "error",
  TWO_INITIAL: "error",
  FINAL_STATE_LEFT: "error",
  TRIGGER_EMPTY: "error",
  GUARD_EMPTY: "error",
  SAME_TRIGGER: "error",
  UNGUARDED_TOO: "warning",

  UNKNOWN_LANE: "error",
  UNKNOWN_NODE: "error",
  LANE_EMPTY: "warning",
  NO_FINAL: "error",
  INITIAL_ENTERED: "error",
  FINAL_LEFT: "error",
  FLOW_TWICE: "error",
  ACTION_JOINS: "error",
  ACTION_FORKS: "error",
  DECISION_ONE_WAY: "error",
  GUARD_MISSING: "error",
  GUARD_TWICE: "error",
  GUARD_ELSEWHERE: "error",
  MERGE_WAYS: "error",
  FORK_WAYS: "error",
  JOIN_WAYS: "error",
  FORK_WITHOUT_JOIN: "error",
  JOIN_WITHOUT_FORK: "error",
} as const satisfies Readonly<Record<string, Severity>>;

export type FindingCode = keyof typeof SEVERITIES;

/** A mistake in a state machine or an activity. */
export interface Finding {
  /** Stable, such as `UNREACHABLE`. */
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The state or node, the ends of the transition or flow (`["notified", "en_route"]`), or empty for the whole. */
  readonly subject: readonly string[];
  /** Where, what is wrong, and what to do. */
  readonly message: string;
}

/** Makes a finding; the message is given without its beginning, which says where. */
export const finding = (code: FindingCode, subject: readonly string[], message: string): Finding => ({
  code,
  severity: SEVERITIES[code],
  subject,
  message: subject.length === 0 ? message : `${subject.map(shown).join(" -> ")}: ${message}`,
});

const shown = (name: string): string => (name.trim() === "" ? '""' : name);
