/** `at[to] - at[from] >= gap`, and each pixel of that distance costs `weight`. */
export interface Distance {
  readonly from: number;
  readonly to: number;
  readonly gap: number;
  readonly weight: number;
}

/**
 * Positions on a line that keep all distances at the least cost, by the network simplex method (Gansner, Koutsofios, North and
 * Vo, "A technique for drawing directed graphs", 1993, section 4.2: there for the x coordinates of dot).
 *
 * @param count number of positions
 * @param distances whole gaps; every position is reached from every other by some of them
 * @returns whole positions, or undefined where no positions keep all distances
 */
export function separate(count: number, distances: readonly Distance[]): Int32Array | undefined {
  const from = Int32Array.from(distances, (each) => each.from);
  const to = Int32Array.from(distances, (each) => each.to);
  const gap = Int32Array.from(distances, (each) => each.gap);
  const at = longestPaths(count, from, to, gap);
  if (at === undefined) return undefined;
  const pull = new Float64Array(count); // what moving a position by one pixel costs
  for (const { from: a, to: b, weight } of distances) {
    pull[a]! -= weight;
    pull[b]! += weight;
  }
  const tree = tightTree(count, at, from, to, gap);
  improve(count, { at, from, to, gap, pull, tree });
  return at;
}

function longestPaths(
  count: number,
  from: Int32Array,
  to: Int32Array,
  gap: Int32Array,
): Int32Array | undefined {
  const at = new Int32Array(count);
  for (let round = 0; round <= count; round++) {
    let changed = false;
    for (let edge = 0; edge < from.length; edge++) {
      const least = at[from[edge]!]! + gap[edge]!;
      if (at[to[edge]!]! < least) {
        at[to[edge]!] = least;
        changed = true;
      }
    }
    if (!changed) return at;
  }
  return undefined;
}

/** Edges without slack that span all positions; moves positions until there are enough of them. */
function tightTree(
  count: number,
  at: Int32Array,
  from: Int32Array,
  to: Int32Array,
  gap: Int32Array,
): Int32Array {
  const tree = new Int32Array(count - 1);
  const inside = new Uint8Array(count);
  inside[0] = 1;
  let size = 0;
  while (size < count - 1) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    let grown = false;
    for (let edge = 0; edge < from.length; edge++) {
      const [a, b] = [from[edge]!, to[edge]!];
      if (inside[a] === inside[b]) continue;
      const slack = at[b]! - at[a]! - gap[edge]!;
      if (slack === 0) {
        inside[a] = 1;
        inside[b] = 1;
        tree[size++] = edge;
        grown = true;
      } else if (slack < least) [least, best] = [slack, edge];
    }
    if (grown || size === count - 1) continue;
    const shift = inside[from[best]!] === 1 ? least : -least;
    for (let each = 0; each < count; each++) if (inside[each] === 1) at[each]! += shift;
  }
  return tree;
}

interface Problem {
  readonly at: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly gap: Int32Array;
  readonly pull: Float64Array;
  /** The edges of the tree. */
  readonly tree: Int32Array;
}

/** Moves one side of a tree edge while that makes the whole cheaper. */
function improve(count: number, { at, from, to, gap, pull, tree }: Problem): void {
  const parent = new Int32Array(count); // tree edge towards the root
  const order = new Int32Array(count);
  const enters = new Int32Array(count);
  const leaves = new Int32Array(count);
  const sum = new Float64Array(count);
  const first = new Int32Array(count);
  const next = new Int32Array(2 * (count - 1));
  for (let pivot = 0; pivot < 12 * count; pivot++) {
    hang(count, { from, to, tree, parent, order, enters, leaves, first, next });
    sum.set(pull);
    let [worst, most] = [-1, 1e-9];
    for (let index = count - 1; index > 0; index--) {
      const node = order[index]!;
      const edge = parent[node]!;
      const head = to[edge] === node;
      const gain = head ? -sum[node]! : sum[node]!;
      if (gain > most) [worst, most] = [node, gain];
      sum[head ? from[edge]! : to[edge]!]! += sum[node]!;
    }
    if (worst === -1) return;
    const out = parent[worst]!;
    const forward = to[out] === worst;
    const [low, high] = [enters[worst]!, leaves[worst]!];
    let [enter, least] = [-1, Number.POSITIVE_INFINITY];
    for (let edge = 0; edge < from.length; edge++) {
      const [a, b] = [enters[from[edge]!]!, enters[to[edge]!]!];
      const [tail, head] = [a >= low && a <= high, b >= low && b <= high];
      if (tail === head || tail !== forward) continue;
      const slack = at[to[edge]!]! - at[from[edge]!]! - gap[edge]!;
      if (slack < least) [enter, least] = [edge, slack];
    }
    if (enter === -1) return;
    const shift = forward ? least : -least;
    if (shift !== 0) for (let index = low; index <= high; index++) at[order[index]!]! += shift;
    tree[tree.indexOf(out)] = enter;
  }
}

interface Hanging {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly tree: Int32Array;
  readonly parent: Int32Array;
  readonly order: Int32Array;
  readonly enters: Int32Array;
  readonly leaves: Int32Array;
  readonly first: Int32Array;
  readonly next: Int32Array;
}

/** Hangs the tree from position 0: its nodes in preorder, and the range of each subtree in that order. */
function hang(count: number, { from, to, tree, parent, order, enters, leaves, first, next }: Hanging): void {
  first.fill(-1);
  for (let index = 0; index < tree.length; index++) {
    const edge = tree[index]!;
    next[2 * index] = first[from[edge]!]!;
    first[from[edge]!] = 2 * index;
    next[2 * index + 1] = first[to[edge]!]!;
    first[to[edge]!] = 2 * index + 1;
  }
  parent[0] = -1;
  const stack = [0];
  let time = 0;
  while (stack.length > 0) {
    const node = stack.pop()!;
    order[time] = node;
    enters[node] = time++;
    for (let arc = first[node]!; arc !== -1; arc = next[arc]!) {
      const edge = tree[arc >> 1]!;
      if (edge === parent[node]) continue;
      const other = from[edge] === node ? to[edge]! : from[edge]!;
      parent[other] = edge;
      stack.push(other);
    }
  }
  for (let index = 0; index < count; index++) leaves[order[index]!] = index;
  for (let index = count - 1; index > 0; index--) {
    const node = order[index]!;
    const edge = parent[node]!;
    const up = from[edge] === node ? to[edge]! : from[edge]!;
    leaves[up] = Math.max(leaves[up]!, leaves[node]!);
  }
}
