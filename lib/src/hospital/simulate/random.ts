/**
 * Seeded random numbers, one stream for each subject and each thing of that subject (call 17, visit 9), so that
 * what happens to one thing never shifts the numbers of another: the method of common random numbers
 * (Law, Simulation Modeling and Analysis, ch. 11). It is why one more ambulance leaves the calls as they are.
 */
export class Stream {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;
  readonly #subject: number;

  /**
   * @param seed the seed of the whole simulation
   * @param subject what the numbers are for, such as "scene"
   */
  constructor(
    readonly seed: number,
    subject: string,
  ) {
    this.#subject = hashText(subject, seed);
    this.at(0);
  }

  /** Goes to the start of the numbers of the `index`-th thing; returns this same stream. */
  at(index: number): this {
    this.#a = this.#subject;
    this.#b = mix(index ^ this.seed);
    this.#c = mix((index / 2 ** 32) ^ this.#subject);
    this.#counter = 1;
    for (let round = 0; round < 12; round++) this.next();
    return this;
  }

  /** A whole number from 0 to 2^32 - 1. Generator: sfc32, C. Doty-Humphrey, PractRand (public domain). */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** From 0, included, to 1, excluded. */
  uniform(): number {
    return this.next() / 2 ** 32;
  }

  /** From `low`, included, to `high`, excluded. */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor((high - low + 1) * this.uniform());
  }

  /** True with probability `p`. */
  chance(p: number): boolean {
    return this.uniform() < p;
  }

  /** One of the values, each as likely. */
  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.uniform() * values.length)] as T;
  }

  /** The index of one of the weights, each as likely as it is heavy. */
  weighted(weights: readonly number[]): number {
    let total = 0;
    for (const weight of weights) total += weight;
    let left = this.uniform() * total;
    for (let i = 0; i < weights.length - 1; i++) {
      left -= weights[i]!;
      if (left < 0) return i;
    }
    return weights.length - 1;
  }

  /** The same for long lists that are used often: `sums` are the running totals of the weights. */
  weightedBySums(sums: readonly number[]): number {
    const target = this.uniform() * sums[sums.length - 1]!;
    let index = 0;
    while (sums[index]! <= target) index++;
    return index;
  }

  /** Bell-shaped around 0 with standard deviation 1, within about 3.5: a sum of four uniform numbers (Irwin-Hall). */
  bell(): number {
    return (this.uniform() + this.uniform() + this.uniform() + this.uniform() - 2) * 1.7320508;
  }
}

/** The finaliser of MurmurHash3 (A. Appleby, public domain): spreads neighbouring integers over 32 bits. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function hashText(text: string, seed: number): number {
  let hash = mix(seed ^ 0x9e3779b9);
  for (let i = 0; i < text.length; i++) hash = mix(hash ^ text.charCodeAt(i));
  return hash;
}
