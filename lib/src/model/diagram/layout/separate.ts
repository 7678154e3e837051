/** `at[to] - at[from] >= gap`, and each pixel of that distance costs `weight`. */
export interface Distance {
  readonly from: number;
  readonly to: number;
  readonly gap: number;
  readonly weight: number;
}

/**
 * Positions on a line that keep all distances at the least cost, by the network simplex method (Gansner, Koutsofios, North and Vo,
 * "A technique for drawing directed graphs", 1993, section 4.2, where it finds the x coordinates of dot).
 *
 * @param start a position for each; the closer to the answer, the quicker it is found
 * @param distances whole gaps; every position is reached from every other by some of them
 * @returns whole positions, or undefined where no positions keep all distances
 */
export function separate(start: readonly number[], distances: readonly Distance[]): Int32Array | undefined {
  const problem = new Separation(start, distances);
  if (!problem.keepDistances()) return undefined;
  problem.spanTightly();
  problem.improve();
  return problem.at;
}

class Separation {
  readonly at: Int32Array;
  readonly #count: number;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #gap: Int32Array;
  /** What it costs to move a position by one pixel. */
  readonly #pull: Float64Array;
  /** The distances of each position, one after the other, and where those of each begin. */
  readonly #incident: Int32Array;
  readonly #first: Int32Array;
  /** Distances without slack that span all positions, and the same by position: a tree hung up at position 0. */
  readonly #tree: Int32Array;
  readonly #inTree: Uint8Array;
  readonly #parent: Int32Array;
  readonly #order: Int32Array;
  readonly #enters: Int32Array;
  readonly #leaves: Int32Array;

  constructor(start: readonly number[], distances: readonly Distance[]) {
    const count = start.length;
    const length = distances.length;
    this.#count = count;
    this.at = Int32Array.from(start);
    this.#from = new Int32Array(length);
    this.#to = new Int32Array(length);
    this.#gap = new Int32Array(length);
    this.#pull = new Float64Array(count);
    this.#first = new Int32Array(count + 1);
    for (let edge = 0; edge < length; edge++) {
      const { from, to, gap, weight } = distances[edge]!;
      this.#from[edge] = from;
      this.#to[edge] = to;
      this.#gap[edge] = gap;
      this.#pull[from]! -= weight;
      this.#pull[to]! += weight;
      this.#first[from + 1]!++;
      this.#first[to + 1]!++;
    }
    for (let each = 0; each < count; each++) this.#first[each + 1]! += this.#first[each]!;
    this.#incident = new Int32Array(2 * length);
    const filled = this.#first.slice();
    for (let edge = 0; edge < length; edge++) {
      this.#incident[filled[this.#from[edge]!]!++] = edge;
      this.#incident[filled[this.#to[edge]!]!++] = edge;
    }
    this.#tree = new Int32Array(Math.max(0, count - 1));
    this.#inTree = new Uint8Array(length);
    this.#parent = new Int32Array(count);
    this.#order = new Int32Array(count);
    this.#enters = new Int32Array(count);
    this.#leaves = new Int32Array(count);
  }

  /** Moves positions on until all distances are kept; false if that never ends. */
  keepDistances(): boolean {
    const [at, from, to, gap] = [this.at, this.#from, this.#to, this.#gap];
    for (let round = 0; round <= this.#count; round++) {
      let changed = false;
      for (let edge = 0; edge < from.length; edge++) {
        const least = at[from[edge]!]! + gap[edge]!;
        if (at[to[edge]!]! >= least) continue;
        at[to[edge]!] = least;
        changed = true;
      }
      if (!changed) return true;
    }
    return false;
  }

  /** Finds a tree of distances without slack; where there is none yet, moves what is connected closer to the rest. */
  spanTightly(): void {
    const inside = new Uint8Array(this.#count);
    const members = [0];
    inside[0] = 1;
    let size = 0;
    for (;;) {
      // grow along what is tight
      for (let index = 0; index < members.length; index++) {
        const node = members[index]!;
        for (let each = this.#first[node]!; each < this.#first[node + 1]!; each++) {
          const edge = this.#incident[each]!;
          const other = this.#from[edge] === node ? this.#to[edge]! : this.#from[edge]!;
          if (inside[other] === 1 || this.#slack(edge) !== 0) continue;
          inside[other] = 1;
          members.push(other);
          this.#inTree[edge] = 1;
          this.#tree[size++] = edge;
        }
      }
      if (size >= this.#count - 1) return;
      let [best, least] = [-1, Number.POSITIVE_INFINITY];
      for (let edge = 0; edge < this.#from.length; edge++) {
        if (inside[this.#from[edge]!] === inside[this.#to[edge]!]) continue;
        const slack = this.#slack(edge);
        if (slack < least) [best, least] = [edge, slack];
      }
      const shift = inside[this.#from[best]!] === 1 ? least : -least;
      for (const node of members) this.at[node]! += shift;
    }
  }

  /** Takes a distance out of the tree and moves the part that this sets free, while that makes the whole cheaper. */
  improve(): void {
    const sum = new Float64Array(this.#count);
    for (let pivot = 0; pivot < 12 * this.#count; pivot++) {
      this.#hang();
      sum.set(this.#pull);
      let [worst, most] = [-1, 1e-9];
      for (let index = this.#count - 1; index > 0; index--) {
        const node = this.#order[index]!;
        const edge = this.#parent[node]!;
        const isHead = this.#to[edge] === node;
        const gain = isHead ? -sum[node]! : sum[node]!;
        if (gain > most) [worst, most] = [node, gain];
        sum[isHead ? this.#from[edge]! : this.#to[edge]!]! += sum[node]!;
      }
      if (worst === -1) return;
      const out = this.#parent[worst]!;
      const forward = this.#to[out] === worst;
      const [enter, least] = this.#nextTight(worst, forward);
      if (enter === -1) return;
      const shift = forward ? least : -least;
      if (shift !== 0) {
        for (let index = this.#enters[worst]!; index <= this.#leaves[worst]!; index++)
          this.at[this.#order[index]!]! += shift;
      }
      this.#inTree[out] = 0;
      this.#inTree[enter] = 1;
      this.#tree[this.#tree.indexOf(out)] = enter;
    }
  }

  /** What stops the part below a position when it moves forward or back, and how far it can go until then. */
  #nextTight(below: number, forward: boolean): [edge: number, slack: number] {
    const [low, high] = [this.#enters[below]!, this.#leaves[below]!];
    const inner = high - low + 1 <= this.#count / 2;
    let [enter, least] = [-1, Number.POSITIVE_INFINITY];
    const [begin, end] = inner ? [low, high + 1] : [0, this.#count];
    for (let index = begin; index < end; index++) {
      if (!inner && index === low) index = high + 1;
      if (index >= end) break;
      const node = this.#order[index]!;
      for (let each = this.#first[node]!; each < this.#first[node + 1]!; each++) {
        const edge = this.#incident[each]!;
        const tail = this.#enters[this.#from[edge]!]!;
        const head = this.#enters[this.#to[edge]!]!;
        const tailInside = tail >= low && tail <= high;
        const headInside = head >= low && head <= high;
        if (tailInside === headInside || tailInside !== forward) continue;
        const slack = this.#slack(edge);
        if (slack < least || (slack === least && edge < enter)) [enter, least] = [edge, slack];
      }
    }
    return [enter, least];
  }

  #slack(edge: number): number {
    return this.at[this.#to[edge]!]! - this.at[this.#from[edge]!]! - this.#gap[edge]!;
  }

  /** Hangs the tree up at position 0: its positions in preorder, and the range of each part in that order. */
  #hang(): void {
    const [order, enters, leaves, parent] = [this.#order, this.#enters, this.#leaves, this.#parent];
    parent[0] = -1;
    const stack = [0];
    let time = 0;
    while (stack.length > 0) {
      const node = stack.pop()!;
      order[time] = node;
      enters[node] = time;
      leaves[node] = time++;
      for (let each = this.#first[node]!; each < this.#first[node + 1]!; each++) {
        const edge = this.#incident[each]!;
        if (this.#inTree[edge] === 0 || edge === parent[node]) continue;
        const other = this.#from[edge] === node ? this.#to[edge]! : this.#from[edge]!;
        parent[other] = edge;
        stack.push(other);
      }
    }
    for (let index = this.#count - 1; index > 0; index--) {
      const node = order[index]!;
      const edge = parent[node]!;
      const up = this.#from[edge] === node ? this.#to[edge]! : this.#from[edge]!;
      leaves[up] = Math.max(leaves[up]!, leaves[node]!);
    }
  }
}
