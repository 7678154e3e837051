import { type Displayable, displayable } from "../../show/bundle.js";
import { escapeHtml } from "../../show/escape.js";
import type { Relation, RelationalSchema } from "../relational/relation.js";

/**
 * Relations as books print them, a line each: the primary key underlined, foreign keys with an arrow to what they refer to, `?` where a
 * value may be missing. In plain text the key stands between underscores.
 *
 * @param only the relations to show, in this order; default all
 */
export function relationList(schema: RelationalSchema, only?: readonly string[]): Displayable {
  const shown =
    only === undefined
      ? schema.relations
      : only.flatMap((name) => schema.relations.filter((relation) => relation.name === name));
  return displayable(() => ({
    "text/html": `<div style="line-height:1.7">${shown.map(line).join("")}</div>`,
    "text/plain": shown.map(plainLine).join("\n"),
  }));
}

const targetOf = ({ foreignKeys }: Relation, column: string): string | undefined =>
  foreignKeys.find(({ columns }) => columns[0] === column)?.relation;

function line(relation: Relation): string {
  const columns = relation.columns.map(({ name, nullable }) => {
    const text = `${escapeHtml(name)}${nullable ? "?" : ""}`;
    const target = targetOf(relation, name);
    const arrow = target === undefined ? "" : ` <small style="opacity:0.75">→ ${escapeHtml(target)}</small>`;
    return `${relation.primaryKey.includes(name) ? `<u>${text}</u>` : text}${arrow}`;
  });
  return `<div style="padding-left:2em;text-indent:-2em"><strong>${escapeHtml(relation.name)}</strong> (${columns.join(", ")})</div>`;
}

function plainLine(relation: Relation): string {
  const columns = relation.columns.map(({ name, nullable }) => {
    const text = `${name}${nullable ? "?" : ""}`;
    const target = targetOf(relation, name);
    const arrow = target === undefined ? "" : ` -> ${target}`;
    return `${relation.primaryKey.includes(name) ? `_${text}_` : text}${arrow}`;
  });
  return `${relation.name}(${columns.join(", ")})`;
}
