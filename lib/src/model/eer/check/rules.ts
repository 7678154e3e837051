import type { EntityType } from "../model.js";
import { type Finding, finding } from "./finding.js";

/** Rules that lack their sentence or their condition. */
export function* ruleMistakes({ name, rules }: EntityType): Generator<Finding> {
  for (const [i, { says, check }] of rules.entries()) {
    const path = [name, "rules", String(i)];
    if (says.trim() === "") {
      const message = `the rule ${check} is not said in words. Write in "says" what it means.`;
      yield finding("RULE_WITHOUT_WORDS", path, message);
    }
    if (check.trim() === "") {
      const message = `the rule "${says}" has no condition. Write one in "check", such as ends_at > starts_at.`;
      yield finding("RULE_WITHOUT_CHECK", path, message);
    }
  }
}
