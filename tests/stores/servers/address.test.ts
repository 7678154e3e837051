import { describe, expect, it } from "vitest";
import { redactUrl, withFirstHost } from "../../../lib/src/stores/servers/address.js";
import { mongoAddress } from "../../../lib/src/stores/servers/mongoRegistry.js";

describe("a server's address", () => {
  it.each([
    ["mysql://root:secret@127.0.0.1:3306/", "mysql://root:***@127.0.0.1:3306/"],
    ["mysql://root:se:cr@et@127.0.0.1/", "mysql://root:***@127.0.0.1/"],
    [
      "mongodb+srv://u:secret@cluster.example/db?retryWrites=true",
      "mongodb+srv://u:***@cluster.example/db?retryWrites=true",
    ],
    ["mysql://127.0.0.1/?user=u&password=secret", "mysql://127.0.0.1/?user=u&password=***"],
    ["mysql://127.0.0.1:3306", "mysql://127.0.0.1:3306"],
  ])("is shown without its password: %s", (url, shown) => {
    expect(redactUrl(url)).toBe(shown);
  });

  const user = { name: "hers_1", password: "pw" };
  it.each([
    [
      "mongodb://root:x@a:1,b:2/?replicaSet=r",
      user,
      "mongodb://hers_1:pw@a:1,b:2/hers_t?replicaSet=r&authSource=hers_t",
    ],
    ["mongodb://root:x@a:1/?authSource=admin", undefined, "mongodb://root:x@a:1/hers_t?authSource=admin"],
    ["mongodb://root:x@a:1/people", undefined, "mongodb://root:x@a:1/hers_t?authSource=people"],
    ["mongodb://root:x@a:1", undefined, "mongodb://root:x@a:1/hers_t?authSource=admin"],
    ["mongodb+srv://root:x@c.example/", user, "mongodb+srv://hers_1:pw@c.example/hers_t?authSource=hers_t"],
    ["mongodb://root:x,y@a:1,b:2", user, "mongodb://hers_1:pw@a:1,b:2/hers_t?authSource=hers_t"],
    ["mongodb://a:1", undefined, "mongodb://a:1/hers_t"],
  ])("leads to a database, its user found where it lives: %s", (url, as, expected) => {
    expect(mongoAddress(url, "hers_t", as)).toBe(expected);
  });

  it.each([
    ["mongodb://root:topSecret,rest@a:1/?x=1", "mongodb://root:topSecret,rest@a:1/?x=1"],
    ["mongodb://root:topSecret,rest@a:1,b:2,c:3/t?x=1,2", "mongodb://root:topSecret,rest@a:1/t?x=1,2"],
    ["mongodb://a:1,b:2", "mongodb://a:1"],
    ["mongodb+srv://u:p@c.example/?tags=a,b", "mongodb+srv://u:p@c.example/?tags=a,b"],
  ])("of several hosts is looked at by its first, a comma in the password being none: %s", (url, first) => {
    expect(withFirstHost(url)).toBe(first);
  });
});
