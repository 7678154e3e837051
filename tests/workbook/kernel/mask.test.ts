import { describe, expect, it } from "vitest";
import { maskDatabase, maskDeep, splitUnfinished } from "../../../lib/src/workbook/kernel/mask.js";

describe("a chapter's database and its user", () => {
  it.each([
    ["its name", "hers_05_questions_0a1b2c3d", "hers"],
    [
      "its name in a statement",
      "SELECT * FROM `hers_04_ddl_deadbeef`.`patient`",
      "SELECT * FROM `hers`.`patient`",
    ],
    ["two at once", "hers_a_00000000 and hers_b_ffffffff", "hers and hers"],
    ["a table that only begins alike", "hers_patient_history", "hers_patient_history"],
    ["a name with more after the digits", "hers_05_12345678_copy", "hers_05_12345678_copy"],
    [
      "its user",
      "CREATE command denied to user 'hers_1f2e3d4c'@'localhost' for table 'x'",
      "CREATE command denied to user 'hers'@'localhost' for table 'x'",
    ],
    ["the user of a role", "denied to user 'hers_1f2e3d4c_analyst'@'%'", "denied to user 'hers_analyst'@'%'"],
    [
      "the address of a user, which in a container is another",
      "denied to user 'hers_1f2e3d4c_analyst'@'172.17.0.1' for column 'x'",
      "denied to user 'hers_analyst'@'localhost' for column 'x'",
    ],
    [
      "that address in HTML",
      "user &#39;hers_1f2e3d4c&#39;@&#39;127.0.0.1&#39; for",
      "user &#39;hers&#39;@&#39;localhost&#39; for",
    ],
    ["another's address", "'root'@'127.0.0.1'", "'root'@'127.0.0.1'"],
    ["its user alone", "hers_1f2e3d4c@localhost", "hers@localhost"],
    ["another's user", "others_1f2e3d4c", "others_1f2e3d4c"],
    ["more than eight digits", "hers_1f2e3d4c5", "hers_1f2e3d4c5"],
    ["the package", "hers", "hers"],
  ])("is shown as hers: %s", (_, text, expected) => {
    expect(maskDatabase(text)).toBe(expected);
  });

  it("is masked deep inside a bundle, keys included, and other values stay what they are", () => {
    const bundle = { list: ["hers_x_00000000", 1, null], hers_x_00000000: { size: 2n, ok: true } };
    expect(maskDeep(bundle)).toEqual({ list: ["hers", 1, null], hers: { size: 2, ok: true } });
  });

  it.each([
    ["table hers_05_quest", "table ", "hers_05_quest"],
    ["table he", "table ", "he"],
    ["user 'hers_1f2e3d4c'@'172.1", "user '", "hers_1f2e3d4c'@'172.1"],
    ["user 'hers_1f2e3d4c'", "user '", "hers_1f2e3d4c'"],
    ["done.\n", "done.\n", ""],
    ["hers_05_12345678 done", "hers_05_12345678 done", ""],
  ])("is not cut in two when text is sent on: %j", (text, ready, tail) => {
    expect(splitUnfinished(text)).toEqual([ready, tail]);
  });
});
