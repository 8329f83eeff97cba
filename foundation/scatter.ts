/**
 * Cheap keyed randomness for what is drawn by the million: a pure function of a few whole numbers, and nothing else.
 * Where a handful of draws belong together, or a text is part of the key, `keyedRandom` is the one to use.
 */

/** 32 evenly spread bits of four whole numbers, of which the low 32 bits count: MurmurHash3 over four words. */
export function scattered(a: number, b: number, c: number, d: number): number {
  let lane = takenIn(takenIn(takenIn(takenIn(0x9747b28c, a), b), c), d) ^ 16;
  lane = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  lane = Math.imul(lane ^ (lane >>> 13), 0xc2b2ae35);
  return (lane ^ (lane >>> 16)) >>> 0;
}

/** The bits as a fraction of [0, 1). */
export function fractionOf(bits: number): number {
  return bits / 4_294_967_296;
}

function takenIn(lane: number, word: number): number {
  const product = Math.imul(word, 0xcc9e2d51);
  const mixed = lane ^ Math.imul((product << 15) | (product >>> 17), 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}
