/** Those first that the other side has under the same name, so that no other one of the same text takes it from them. */
export function namedAlikeFirst<Each extends { readonly name?: string }>(
  wanted: readonly Each[],
  found: readonly Each[],
  text: (each: Each) => string,
): Each[] {
  const isThere = (each: Each): boolean =>
    found.some((other) => other.name === each.name && text(other) === text(each));
  return [...wanted.filter(isThere), ...wanted.filter((each) => !isThere(each))];
}
