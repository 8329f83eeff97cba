import { expect, test } from "vitest";
import { DuckDbSession } from "../../pipeline/duckdb-session.ts";
import { scratchPath } from "./scratch.ts";

test("a connection that is told to stop ends the statement at work and begins no other; the rest goes on", async () => {
  const session = await DuckDbSession.open(await scratchPath("any.duckdb"));
  const stop = new AbortController();
  const stopped = await session.another(stop.signal);
  await stopped.run("create table kept (id integer); begin transaction; insert into kept values (1)");
  const endless = stopped.run("select count(*) from range(1000000) a, range(1000000) b, range(1000000) c");
  const reason = new Error("told to stop");
  const next = stopped.run("commit");
  stop.abort(reason);
  await expect(endless).rejects.toThrow(/interrupt|told to stop/i);
  await expect(next).rejects.toBe(reason);
  stopped.close();
  expect(await session.rows("select count(*)::integer from kept")).toEqual([[0]]);
  session.close();
});
