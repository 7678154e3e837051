/** `EmergencyCall` as a relation is called: `emergency_call`. A name without capitals stays as it is. */
export const snakeCase = (name: string): string =>
  name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1_$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1_$2")
    .replace(/[\s-]+/g, "_")
    .toLowerCase();

/**
 * The name of a column that refers to a key column: the key's own name, or the role with the key's last word, so that `person_id` in
 * the role of supervisor is `supervisor_id` and `ssn` in that role `supervisor_ssn`.
 */
export const referenceName = (keyColumn: string, role: string | undefined): string =>
  role === undefined ? keyColumn : `${snakeCase(role)}_${keyColumn.slice(keyColumn.lastIndexOf("_") + 1)}`;

/**
 * The names of the columns that refer to a key: {@link referenceName} of each, or, where two key columns end in the same word, the role
 * with the whole of each: `course_no, section_no` in the role of earlier are `earlier_course_no, earlier_section_no`.
 */
export function referenceNames(keyColumns: readonly string[], role: string | undefined): string[] {
  const names = keyColumns.map((column) => referenceName(column, role));
  if (role === undefined || new Set(names).size === names.length) return names;
  return keyColumns.map((column) => `${snakeCase(role)}_${column}`);
}
