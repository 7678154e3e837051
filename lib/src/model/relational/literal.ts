/** A text as an SQL literal. */
export const quoted = (text: string): string => `'${text.replace(/'/g, "''")}'`;
