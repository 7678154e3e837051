/**
 * A binary heap of whole numbers (below 2^53), least key first; equal keys leave in the order they came, so that a
 * simulation replays exactly. It holds the events still to come, and the patients who wait.
 */
export class EventQueue {
  #keys = new Float64Array(256);
  #order = new Float64Array(256);
  #items = new Float64Array(256);
  #size = 0;
  #pushed = 0;

  get size(): number {
    return this.#size;
  }

  /** The least key; Infinity when the queue is empty. */
  get nextKey(): number {
    return this.#size === 0 ? Infinity : this.#keys[0]!;
  }

  push(key: number, item: number): void {
    if (this.#size === this.#keys.length) this.#grow();
    const order = this.#pushed++;
    let hole = this.#size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (this.#keys[parent]! <= key) break; // an equal parent came earlier
      this.#move(parent, hole);
      hole = parent;
    }
    this.#put(hole, key, order, item);
  }

  /** Removes the item with the least key and returns it; the queue must not be empty. */
  pop(): number {
    const top = this.#items[0]!;
    const last = --this.#size;
    const [key, order, item] = [this.#keys[last]!, this.#order[last]!, this.#items[last]!];
    let hole = 0;
    for (let child = 1; child < last; child = 2 * hole + 1) {
      if (child + 1 < last && this.#before(child + 1, child)) child++;
      if (key < this.#keys[child]! || (key === this.#keys[child]! && order < this.#order[child]!)) break;
      this.#move(child, hole);
      hole = child;
    }
    this.#put(hole, key, order, item);
    return top;
  }

  #before(a: number, b: number): boolean {
    const difference = this.#keys[a]! - this.#keys[b]!;
    return difference < 0 || (difference === 0 && this.#order[a]! < this.#order[b]!);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#keys[from]!, this.#order[from]!, this.#items[from]!);
  }

  #put(at: number, key: number, order: number, item: number): void {
    this.#keys[at] = key;
    this.#order[at] = order;
    this.#items[at] = item;
  }

  #grow(): void {
    const larger = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const grown = new Float64Array(old.length * 2);
      grown.set(old);
      return grown;
    };
    this.#keys = larger(this.#keys);
    this.#order = larger(this.#order);
    this.#items = larger(this.#items);
  }
}
