/** A question as text, to be made wrong in one place. */

/** The lines of a right question: header 1 to 6, parameters 7 and 8, statement from 10 on. */
export const LINES: readonly string[] = [
  "-- question: Which calls came late?",
  "-- why: Somebody waits.",
  "-- concept: WHERE",
  "-- chapter: 05-questions",
  "-- columns: call_no text, wait_min decimal(1)?, late boolean",
  "-- ordered: yes",
  "SET @least_s = 60;",
  "SET @sign = 'A-11';",
  "",
  "-- Comments may stand here.",
  "SELECT call_no, wait_min, TRUE AS late",
  "FROM waits",
  "WHERE wait_s >= @least_s AND call_sign = @sign",
  "ORDER BY call_no;",
  "",
];

/** The same with some lines, counted from 1, replaced by others, or left out where that is null. */
export const withLines = (changes: Readonly<Record<number, string | null>>): string =>
  LINES.map((line, i) => (i + 1 in changes ? changes[i + 1]! : line))
    .filter((line) => line !== null)
    .join("\n");
