export interface Schedule {
  /** Ids in an order that respects the dependencies. */
  readonly ids: readonly string[];
  /** Ids that must be done before; only those among `ids` count. */
  readonly dependenciesOf: (id: string) => readonly string[];
  /** How many run at a time. */
  readonly threads: number;
  /** Does the work of one id on one of the threads (0 … threads − 1); false stops everything that depends on it. */
  readonly work: (id: string, thread: number) => Promise<boolean>;
  /** Called for each id that is not run because one before it stopped. */
  readonly skip: (id: string, because: string) => void;
}

/** Runs work over a graph: everything whose dependencies are done, as many at a time as there are threads. */
export async function runSchedule(schedule: Schedule): Promise<void> {
  const { ids, threads } = schedule;
  const known = new Set(ids);
  const waitingFor = new Map(
    ids.map((id) => [id, new Set(schedule.dependenciesOf(id).filter((other) => known.has(other)))]),
  );
  const dependents = invert(waitingFor);
  const ready = ids.filter((id) => waitingFor.get(id)?.size === 0);
  const blocked = new Set<string>();
  const idle = Array.from({ length: Math.max(1, threads) }, (_, i) => i).reverse();
  const running = new Set<Promise<void>>();

  const release = (id: string, ok: boolean): void => {
    for (const dependent of dependents.get(id) ?? []) {
      if (!ok && !blocked.has(dependent)) block(dependent, id);
      const waiting = waitingFor.get(dependent);
      waiting?.delete(id);
      if (waiting?.size === 0 && !blocked.has(dependent)) ready.push(dependent);
    }
  };
  const block = (id: string, because: string): void => {
    blocked.add(id);
    schedule.skip(id, because);
    release(id, false);
  };
  const runOne = async (id: string, thread: number): Promise<void> => {
    const ok = await schedule.work(id, thread);
    idle.push(thread);
    release(id, ok);
  };
  const start = (id: string, thread: number): void => {
    const promise = runOne(id, thread).finally(() => running.delete(promise));
    running.add(promise);
  };
  for (;;) {
    while (ready.length > 0 && idle.length > 0) start(ready.shift() as string, idle.pop() as number); // both are non-empty
    if (running.size === 0) return;
    await Promise.race(running);
  }
}

function invert(waitingFor: ReadonlyMap<string, ReadonlySet<string>>): Map<string, string[]> {
  const dependents = new Map<string, string[]>();
  for (const [id, others] of waitingFor) {
    for (const other of others) dependents.set(other, [...(dependents.get(other) ?? []), id]);
  }
  return dependents;
}
