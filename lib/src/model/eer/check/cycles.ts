import type { EerModel } from "../model.js";
import { type Finding, finding } from "./finding.js";

/** Why the key of one entity type is that of another. */
type Kind = "owner" | "subclass" | "category";

interface Link {
  readonly to: string;
  readonly kind: Kind;
}

/** Keys that come from owners, superclasses or members and so come back to where they began. A circle is found once, at its first entity type. */
export function* keyCycles(model: EerModel): Generator<Finding> {
  const links = linksOf(model);
  const found = new Set<string>();
  for (const { name } of model.entities) {
    if (found.has(name)) continue;
    const cycle = shortestCycle(name, links);
    if (cycle === undefined) continue;
    const names = [name, ...cycle.map(({ to }) => to)];
    for (const each of names) found.add(each);
    yield sayCycle(names, new Set(cycle.map(({ kind }) => kind)));
  }
}

function linksOf(model: EerModel): Map<string, Link[]> {
  const links = new Map<string, Link[]>(model.entities.map(({ name }) => [name, []]));
  const add = (from: string, to: string, kind: Kind): void => {
    // A subclass or member of itself is found where it is written.
    if (links.has(to) && (from !== to || kind === "owner")) links.get(from)?.push({ to, kind });
  };
  for (const { name, owners } of model.entities) for (const owner of owners) add(name, owner, "owner");
  for (const { superclass, subclasses } of model.specialisations) {
    for (const subclass of subclasses) add(subclass, superclass, "subclass");
  }
  for (const { name, superclasses } of model.categories) {
    for (const member of superclasses) add(name, member, "category");
  }
  return links;
}

function shortestCycle(start: string, links: ReadonlyMap<string, readonly Link[]>): Link[] | undefined {
  const ways: Link[][] = [[]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const link of links.get(way.at(-1)?.to ?? start) ?? []) {
      if (link.to === start) return [...way, link];
      if (!seen.has(link.to)) ways.push([...way, link]);
      seen.add(link.to);
    }
  }
  return undefined;
}

function sayCycle(names: readonly string[], kinds: ReadonlySet<Kind>): Finding {
  const way = names.join(" -> ");
  const path = [names[0]!];
  if (kinds.has("category")) {
    const message = `${way} goes round in a circle, from a union to its members and back. Take one link away.`;
    return finding("CATEGORY_CYCLE", path, message);
  }
  if (kinds.size > 1) {
    const message = `${way} goes round in a circle, by owners and superclasses, so none of them has a key. Take one link away.`;
    return finding("KEY_CYCLE", path, message);
  }
  if (kinds.has("owner")) {
    const message = `${way} goes round in a circle of owners, so none of them has a key. Give one a key of its own and take its owners away.`;
    return finding("OWNER_CYCLE", path, message);
  }
  const message = `${way} goes round in a circle of superclasses, so all of them are the same. Take one link away.`;
  return finding("SUBCLASS_CYCLE", path, message);
}
