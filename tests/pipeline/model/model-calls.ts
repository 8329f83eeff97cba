/** The calls that a load makes to source and warehouse, each of which can be preceded or followed by something. */
export interface ModelCalls {
  /** Before a call does its work. */
  before(call: string): void;
  /** After it, before the caller hears of it. */
  after(call: string): void;
}

/** Calls that nothing happens to. */
export const quietCalls: ModelCalls = { before: () => {}, after: () => {} };

/** Does a call's work between what comes before and after it. */
export function called<T>(calls: ModelCalls, name: string, work: () => T): T {
  calls.before(name);
  const result = work();
  calls.after(name);
  return result;
}
