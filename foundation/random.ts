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
  return (...key) => streamOf(hashKey(seed, key));
}

type State = [number, number, number, number];

/** MurmurHash3's 32-bit mixing over the key's parts, four lanes. */
function hashKey(seed: number, key: RandomKey): State {
  const state: State = [seed ^ 0x9e3779b9, seed ^ 0x243f6a88, seed ^ 0xb7e15162, seed ^ 0xdeadbeef];
  for (const part of key) {
    if (typeof part === "number") {
      absorb(state, part | 0);
      absorb(state, Math.floor(part / 4_294_967_296) | 0);
    } else {
      for (let i = 0; i < part.length; i++) absorb(state, part.charCodeAt(i));
      absorb(state, 0x1f);
    }
  }
  return state;
}

function absorb(state: State, value: number): void {
  let word = Math.imul(value, 0xcc9e2d51);
  word = Math.imul((word << 15) | (word >>> 17), 0x1b873593);
  for (let lane = 0; lane < 4; lane++) {
    let h = (state[lane] as number) ^ (word + lane * 0x632be5ab);
    h = (h << 13) | (h >>> 19);
    state[lane] = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
}

/** sfc32 (Doty-Humphrey), warmed up. */
function streamOf([a, b, c, d]: State): Random {
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) next();
  return randomFrom(next);
}

function randomFrom(next: () => number): Random {
  const normal = (mean: number, deviation: number): number =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new RangeError("pick from an empty list");
      return item;
    },
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      const last = choices.at(-1);
      if (last === undefined) throw new RangeError("pick from an empty list");
      return last[0];
    },
    normal,
    logNormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
  };
}
