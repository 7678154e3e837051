import type { Kind } from "./import/columns.js";
import { localDay, localTime } from "./import/local-time.js";

/** A value as an export writes it, without quotes: times local and in whole seconds, a point latitude first. */
export function valueText(value: unknown, kind: Kind): string {
  switch (kind) {
    case "time":
      return localTime(value as number);
    case "day":
      return localDay(value as number);
    case "point": {
      const { latitude, longitude } = value as { latitude: number; longitude: number };
      return `(${latitude}, ${longitude})`;
    }
    default:
      return String(value);
  }
}
