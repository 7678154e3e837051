import { defaultText } from "../default-text.js";
import { canonicalReported } from "../expression.js";
import type { PhysicalColumn } from "../physical.js";
import type { Row } from "./row.js";

/** A column from its row of `information_schema.COLUMNS`. */
export function columnOf(row: Row): PhysicalColumn {
  const extra = String(row.extra ?? "");
  const formula = String(row.formula ?? "");
  const onUpdate = /on update (\S+)/i.exec(extra)?.[1];
  return {
    name: String(row.name),
    type: String(row.type),
    nullable: row.nullable === "YES",
    ...defaultOf(row, extra),
    ...(formula === ""
      ? {}
      : {
          generated: {
            expression: canonicalReported(formula),
            stored: extra.includes("STORED GENERATED"),
          },
        }),
    ...(row.srid === null ? {} : { srid: Number(row.srid) }),
    ...(row.collation === null || row.collation === undefined ? {} : { collation: row.collation }),
    ...(/auto_increment/i.test(extra) ? { autoIncrement: true } : {}),
    ...(onUpdate === undefined ? {} : { onUpdate: canonicalReported(onUpdate) }),
    ...(/\bINVISIBLE\b/.test(extra) ? { invisible: true } : {}),
    comment: String(row.comment ?? ""),
  };
}

function defaultOf(row: Row, extra: string): { default?: string } {
  if (row.given === null || row.given === undefined) return {};
  const isExpression = extra.includes("DEFAULT_GENERATED");
  return {
    default: isExpression ? `(${canonicalReported(row.given)})` : defaultText(String(row.type), row.given),
  };
}
