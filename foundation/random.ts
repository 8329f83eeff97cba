/**
 * Keyed randomness: every draw is a pure function of the seed and of what it is for, so that a new draw in one
 * place changes nothing elsewhere, and no draw depends on the order in which entities are simulated.
 */

/** What a draw is for, for example `["appointment", 4711, "shows up"]`. */
export type RandomKey = readonly (string | number)[];

/** A short stream of draws that belong to one key. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [low, high], both included. */
  integer(low: number, high: number): number;
  /** True with this probability (0 … 1). */
  chance(probability: number): boolean;
  /** One element, uniformly. The list must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** One value, by weight; weights need not sum to 1. The list must not be empty. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  /** A normal deviate. */
  normal(mean: number, deviation: number): number;
  /** A log-normal deviate with this median and this sigma of the logarithm. */
  logNormal(median: number, sigma: number): number;
}

/** The generator of keyed streams for one practice. */
export type Draw = (...key: RandomKey) => Random;

/**
 * Makes the keyed random function of a seed.
 *
 * @example const draw = keyedRandom(42); draw("patient", 7, "gender").chance(0.56);
 */
export function keyedRandom(seed: number): Draw {
  return (...key) => new KeyedStream(seed, key);
}

/** sfc32 (Doty-Humphrey), seeded by MurmurHash3's 32-bit mixing of the key's parts in four lanes, and warmed up. */
class KeyedStream implements Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: number, key: RandomKey) {
    let a = seed ^ 0x9e3779b9;
    let b = seed ^ 0x243f6a88;
    let c = seed ^ 0xb7e15162;
    let d = seed ^ 0xdeadbeef;
    for (const part of key) {
      const words = typeof part === "number" ? 2 : part.length + 1;
      for (let i = 0; i < words; i++) {
        const word = scattered(wordOf(part, i));
        a = mixed(a ^ word);
        b = mixed(b ^ (word + 0x632be5ab));
        c = mixed(c ^ (word + 0xc657cb56));
        d = mixed(d ^ (word + 0x2983b101));
      }
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
    for (let i = 0; i < 12; i++) this.#step();
  }

  /** The next 32 bits. */
  #step(): number {
    const b = this.#b;
    const c = this.#c;
    const d = this.#d;
    const t = (((this.#a + b) | 0) + d) | 0;
    this.#d = (d + 1) | 0;
    this.#a = b ^ (b >>> 9);
    this.#b = (c + (c << 3)) | 0;
    this.#c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t;
  }

  next(): number {
    return (this.#step() >>> 0) / 4_294_967_296;
  }

  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.next() * list.length)];
    if (item === undefined) throw new RangeError("pick from an empty list");
    return item;
  }

  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let total = 0;
    for (const choice of choices) total += choice[1];
    let left = this.next() * total;
    for (const choice of choices) {
      left -= choice[1];
      if (left < 0) return choice[0];
    }
    const last = choices.at(-1);
    if (last === undefined) throw new RangeError("pick from an empty list");
    return last[0];
  }

  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
  }

  logNormal(median: number, sigma: number): number {
    return median * Math.exp(this.normal(0, sigma));
  }
}

/** The words of a part of a key: the halves of a number; the characters of a text and its end. */
function wordOf(part: string | number, index: number): number {
  if (typeof part === "number") return index === 0 ? part | 0 : Math.floor(part / 4_294_967_296) | 0;
  return index < part.length ? part.charCodeAt(index) : 0x1f;
}

/** A word before it is taken in. */
function scattered(word: number): number {
  const product = Math.imul(word, 0xcc9e2d51);
  return Math.imul((product << 15) | (product >>> 17), 0x1b873593);
}

/** One round of MurmurHash3 after the word has been taken in. */
function mixed(lane: number): number {
  return (Math.imul((lane << 13) | (lane >>> 19), 5) + 0xe6546b64) | 0;
}
