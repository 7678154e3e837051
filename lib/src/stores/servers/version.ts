import { type Kind, PRODUCT } from "./server.js";

const OLDEST = { mysql: [8, 4], mongo: [6, 0] } as const;

/** The servers that the workbook is written for, in words such as "MySQL 8.4 or later". */
export const wantedVersion = (kind: Kind): string => `${PRODUCT[kind]} ${OLDEST[kind].join(".")} or later`;

/**
 * Why a server of this version is not fit for the workbook.
 *
 * @param version as the server or its program says it, such as `9.7.0` or `10.11.14-MariaDB`
 * @returns words that fit behind "it is"; undefined if it is fit
 */
export function unfit(kind: Kind, version: string): string | undefined {
  if (/mariadb/i.test(version)) return "MariaDB, not MySQL";
  const numbers = /^(\d+)\.(\d+)\.\d+/.exec(version);
  if (numbers === null) return "of an unknown version";
  const [major, minor] = [Number(numbers[1]), Number(numbers[2])];
  const [oldestMajor, oldestMinor] = OLDEST[kind];
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor)
    ? `${numbers[0]}, older than ${OLDEST[kind].join(".")}`
    : undefined;
}
