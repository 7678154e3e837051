/** From the first of a month to the first of the next, in UTC. */
export const monthAfter = (first: Date): Date =>
  new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1));
