const keysPerStatement = 1000;

/** Keys as lists for `IN (…)`, a bearable number in each. */
export function* keyBatches(keys: readonly number[]): Iterable<string> {
  for (let at = 0; at < keys.length; at += keysPerStatement) {
    yield keys.slice(at, at + keysPerStatement).join(", ");
  }
}
