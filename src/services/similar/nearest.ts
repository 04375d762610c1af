import { bestOf, type Near } from "./best-of.ts";
import { dotKernel } from "./dot-kernel.ts";

export interface Wanted {
  limit: number;
  /** Least likeness. */
  floor: number;
  /** Only what came in at or after this instant. */
  sinceMs?: number;
  /** Only these. */
  among?: Iterable<number>;
  /** Not this one. */
  except?: number;
}

export interface Vectors {
  readonly length: number;
  readonly size: number;
  /** Memory held, the map of ids apart. */
  readonly bytes: number;
  /** @param vector `length` finite values; a second one of the same id takes the place of the first */
  set(id: number, atMs: number, vector: Float32Array): void;
  remove(id: number): void;
  removeBefore(atMs: number): void;
  has(id: number): boolean;
  ids(): IterableIterator<number>;
  /** A scan in steps of less than a millisecond: between two of them others may work, even on these vectors. */
  search(query: Float32Array, wanted: Wanted): Generator<void, Near[]>;
  /** The same at one go. */
  nearest(query: Float32Array, wanted: Wanted): Near[];
}

const STEP_ROWS = 2_048;
const PAGE = 65_536;

/**
 * Vectors of length 1, held as one signed byte a value with a scale for each vector, and found again by brute force. A
 * likeness is off by less than 0.002 (measured at 384 values; bench/nearest.ts). A vector of 384 values takes 404 bytes and
 * its entry in the map of ids about 37: 100,000 take 44 MB, at most an eighth more for rows to come, where the same in Float32
 * would take 155. Rows of removed ones are used again, never given back.
 */
export function vectors(length: number): Vectors {
  const stride = Math.ceil(length / 16) * 16;
  // In the memory of the kernel: the query, the products of one step, then a row after the other.
  const outAt = stride * 2;
  const rowsAt = outAt + STEP_ROWS * 4;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((rowsAt + stride * 64) / PAGE) });
  const dots = dotKernel(memory);
  const rowOf = new Map<number, number>();
  const free: number[] = [];
  let used = 0;
  let capacity = 0;
  /** 0 = no longer in use. */
  let idOf = new Float64Array(0);
  let atMsOf = new Float64Array(0);
  let scaleOf = new Float32Array(0);

  const hold = (rows: number): void => {
    const missing = rowsAt + rows * stride - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    if (rows <= capacity) return;
    capacity = rows;
    const grown = <T extends Float64Array | Float32Array>(fresh: T, old: T): T => {
      fresh.set(old);
      return fresh;
    };
    idOf = grown(new Float64Array(rows), idOf);
    atMsOf = grown(new Float64Array(rows), atMsOf);
    scaleOf = grown(new Float32Array(rows), scaleOf);
  };

  const set = (id: number, atMs: number, vector: Float32Array): void => {
    let row = rowOf.get(id) ?? free.pop();
    if (row === undefined) {
      row = used++;
      // By an eighth at a time: doubling would hold much that is never used.
      if (row >= capacity) hold(Math.max(64, Math.ceil((row + 1) * 1.125)));
    }
    rowOf.set(id, row);
    idOf[row] = id;
    atMsOf[row] = atMs;
    scaleOf[row] = quantise(vector, new Int8Array(memory.buffer, rowsAt + row * stride, length));
  };

  const remove = (id: number): void => {
    const row = rowOf.get(id);
    if (row === undefined) return;
    rowOf.delete(id);
    idOf[row] = 0;
    free.push(row);
  };

  const removeBefore = (atMs: number): void => {
    for (const [id, row] of rowOf) if ((atMsOf[row] ?? 0) < atMs) remove(id);
  };

  function* search(query: Float32Array, wanted: Wanted): Generator<void, Near[]> {
    const best = bestOf(wanted.limit, wanted.floor);
    const sinceMs = wanted.sinceMs ?? Number.NEGATIVE_INFINITY;
    const whole = new Int16Array(stride);
    const queryScale = quantise(query, whole);
    /** Offers `count` rows from `row` on. The query is put in place each time: another search may have been here since. */
    const offer = (row: number, count: number): void => {
      new Int16Array(memory.buffer, 0, stride).set(whole);
      dots(rowsAt + row * stride, rowsAt + (row + count) * stride, 0, outAt, stride);
      const products = new Int32Array(memory.buffer, outAt, count);
      for (let i = 0; i < count; i++) {
        // Safe: i < count, and every row below `used` has its values.
        const id = idOf[row + i] as number;
        const likeness = (products[i] as number) * queryScale * (scaleOf[row + i] as number);
        if (likeness < wanted.floor || id === 0 || id === wanted.except || (atMsOf[row + i] as number) < sinceMs)
          continue;
        best.offer(id, Math.min(1, likeness));
      }
    };
    if (wanted.among) {
      let offered = 0;
      for (const id of new Set(wanted.among)) {
        const row = rowOf.get(id);
        if (row !== undefined) offer(row, 1);
        if (++offered % (STEP_ROWS / 2) === 0) yield;
      }
    } else {
      for (let row = 0; row < used; row += STEP_ROWS) {
        if (row > 0) yield;
        offer(row, Math.min(STEP_ROWS, used - row));
      }
    }
    return best.items;
  }

  return {
    length,
    get size() {
      return rowOf.size;
    },
    get bytes() {
      return memory.buffer.byteLength + idOf.byteLength + atMsOf.byteLength + scaleOf.byteLength;
    },
    set,
    remove,
    removeBefore,
    has: (id) => rowOf.has(id),
    ids: () => rowOf.keys(),
    search,
    nearest: (query, wanted) => {
      const scan = search(query, wanted);
      for (;;) {
        const { done, value } = scan.next();
        if (done) return value;
      }
    },
  };
}

/**
 * Writes the vector as whole numbers -127..127. Its own largest value sets the scale: a fixed one would leave most values
 * of a long vector with three or four levels.
 * @returns what the numbers must be multiplied with to be the vector again
 */
function quantise(vector: Float32Array, into: Int8Array | Int16Array): number {
  let most = 0;
  for (const value of vector) most = Math.max(most, Math.abs(value));
  if (most === 0) {
    into.fill(0);
    return 0;
  }
  const factor = 127 / most;
  for (let i = 0; i < vector.length; i++) into[i] = Math.round((vector[i] as number) * factor); // safe: i < length
  return most / 127;
}
