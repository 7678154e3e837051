import { describe, expect, it } from "vitest";
import { judge } from "../../../../lib/src/stores/servers/sources/local.js";

describe("a server program on the PATH", () => {
  it.each([
    [
      "mysql",
      "/usr/sbin/mysqld  Ver 9.7.0 for Linux on x86_64 (MySQL Community Server - GPL)",
      { version: "9.7.0" },
    ],
    ["mysql", "mysqld  Ver 8.4.6 for Linux on x86_64 (MySQL Community Server - GPL)", { version: "8.4.6" }],
    ["mysql", "mysqld  Ver 8.0.43 for Linux on x86_64", { reason: "8.0.43, older than 8.4" }],
    [
      "mysql",
      "mysqld  Ver 10.11.14-MariaDB-0+deb12u2 for debian-linux-gnu",
      { reason: "MariaDB, not MySQL" },
    ],
    ["mysql", "", { reason: "of an unknown version" }],
    ["mysql", "mysqld  Ver 8.4.5-5 for Linux on x86_64 (Percona Server (GPL))", { version: "8.4.5" }],
    ["mongo", "db version v6.0.5\nBuild Info: {", { version: "6.0.5" }],
    ["mongo", "db version v5.0.31", { reason: "5.0.31, older than 6.0" }],
  ] as const)("is judged by what it says of itself: %s, %s", (kind, text, verdict) => {
    expect(judge(kind, text)).toEqual(verdict);
  });
});
