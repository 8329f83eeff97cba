import type { Session } from "./warehouse.ts";

/** Runs statements one after the other. */
export async function runAll(session: Session, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await session.query(statement);
}

/** Does work in one transaction: all of it stays, or none when it fails. */
export async function inTransaction<T>(session: Session, work: () => Promise<T>): Promise<T> {
  await session.query("begin");
  try {
    const result = await work();
    await session.query("commit");
    return result;
  } catch (thrown) {
    await session.query("rollback").catch(() => {}); // a lost connection has rolled back already
    throw thrown;
  }
}
