/** The same file in the plain `mysql` client, with nothing of ours around it. */

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Question, readValue, type Value } from "../../../lib/src/workbook/question/index.js";

const ESCAPED: Readonly<Record<string, string>> = { t: "\t", n: "\n", "0": "\0", "\\": "\\" };

/**
 * What `mysql --batch < file` prints, as rows of an answer.
 *
 * @param client program and first arguments
 * @param url of a database
 */
export function askClient(
  client: readonly string[],
  url: string,
  file: string,
  { columns }: Question,
): Record<string, Value>[] {
  const { hostname, port, username, password, pathname } = new URL(url);
  const [program, ...first] = client;
  const { status, stdout, stderr } = spawnSync(
    program!,
    [
      ...first,
      "--no-defaults",
      `-h${hostname}`,
      `-P${port || 3306}`,
      "--protocol=TCP",
      "--get-server-public-key",
      `-u${decodeURIComponent(username)}`,
      "--default-character-set=utf8mb4",
      "--batch",
      pathname.slice(1),
    ],
    {
      input: readFileSync(file),
      encoding: "utf8",
      env: { ...process.env, MYSQL_PWD: decodeURIComponent(password) },
      maxBuffer: 1 << 26,
    },
  );
  if (status !== 0) throw new Error(`mysql ended with ${status}: ${stderr}`);
  const [header = "", ...lines] = stdout.replace(/\n$/, "").split("\n");
  const names = header.split("\t");
  if (names.join() !== columns.map(({ name }) => name).join())
    throw new Error(`The client prints ${header}.`);
  return lines.map((line) =>
    Object.fromEntries(
      line.split("\t").map((text, i) => {
        const column = columns[i]!;
        if (text === "NULL" && column.nullable) return [column.name, null];
        const value = readValue(
          text.replace(/\\(.)/g, (_, c: string) => ESCAPED[c] ?? c),
          column,
        );
        if (value === undefined) throw new Error(`The client prints ${text} in ${column.name}.`);
        return [column.name, value];
      }),
    ),
  );
}
