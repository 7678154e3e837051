import { describe, expect, it } from "vitest";
import { decode, encode } from "../../../lib/src/workbook/run/wire.js";

const request = { code: "'<b>ünïcode</b>'" };

describe("the wire protocol", () => {
  it("reads back what it wrote, whatever routing frames come before", () => {
    const { frames } = encode("key", "session", "execute_request", request);
    expect(decode("key", [Buffer.from("route"), ...frames])).toEqual({
      type: "execute_request",
      parentId: "",
      content: request,
    });
  });

  it("refuses a message signed with another key", () => {
    expect(decode("other", encode("key", "session", "execute_request", request).frames)).toBeUndefined();
  });

  it("refuses a message that was changed on its way", () => {
    const { frames } = encode("key", "session", "execute_request", request);
    frames[frames.length - 1] = Buffer.from('{"code":"process.exit()"}');
    expect(decode("key", frames)).toBeUndefined();
  });
});
