import { createHmac, randomUUID } from "node:crypto";

/** A message of the Jupyter protocol, as far as a runner needs it. */
export interface WireMessage {
  readonly type: string;
  readonly parentId: string;
  readonly content: Readonly<Record<string, unknown>>;
}

const DELIMITER = Buffer.from("<IDS|MSG>");
const VERSION = "5.3";

/**
 * Puts a request into the frames that go over ZeroMQ: delimiter, signature, header, parent, metadata, content.
 *
 * @returns the frames and the id that answers will carry as their parent's
 * @see https://jupyter-client.readthedocs.io/en/latest/messaging.html#the-wire-protocol
 */
export function encode(
  key: string,
  session: string,
  type: string,
  content: object,
): { id: string; frames: Buffer[] } {
  const id = randomUUID();
  const header = {
    msg_id: id,
    msg_type: type,
    session,
    username: "hers",
    version: VERSION,
    date: new Date().toISOString(),
  };
  const body = [header, {}, {}, content].map((part) => Buffer.from(JSON.stringify(part)));
  return { id, frames: [DELIMITER, Buffer.from(sign(key, body)), ...body] };
}

/** Reads frames; `undefined` for what carries no valid signature. */
export function decode(key: string, frames: readonly Buffer[]): WireMessage | undefined {
  const start = frames.findIndex((frame) => frame.equals(DELIMITER));
  const body = frames.slice(start + 2, start + 6);
  if (start < 0 || body.length < 4 || sign(key, body) !== String(frames[start + 1])) return undefined;
  const [header, parent, , content] = body.map((part) => JSON.parse(part.toString("utf8")));
  return { type: header.msg_type, parentId: parent.msg_id ?? "", content };
}

function sign(key: string, body: readonly Buffer[]): string {
  const hash = createHmac("sha256", key);
  for (const part of body) hash.update(part);
  return hash.digest("hex");
}
