import { afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { TcpProxy } from "../servers/tcp-proxy.ts";
import { generateApart } from "./generate-apart.ts";
import { killTrial } from "./kill-trial.ts";
import { practiceContents } from "./practice-contents.ts";

let undisturbed: readonly string[] | undefined;
let database: FreshDatabase;

beforeAll(async () => {
  const reference = await freshDatabase(inject("mysqlUrl"));
  await generateApart(reference.url);
  undisturbed = await practiceContents(reference.url);
  await reference.drop();
});
beforeEach(async () => {
  database = await freshDatabase(inject("mysqlUrl"));
});
afterEach(() => database.drop());

test("killed while rows are loaded: nothing looks finished, and the same call gives the same practice", async () => {
  const end = await killTrial(database.url, { killAt: { step: "load", marks: 30 } }, undisturbed);
  expect(end.wasKilled).toBe(true);
});

test.each([
  ["before the first rows", 20_000],
  ["in the middle of the rows", 1_000_000],
])("a server that goes away %s is named, and the same call starts over", async (_, bytes) => {
  const proxy = await TcpProxy.before(database.url);
  proxy.cutWhen(({ toServer }) => toServer > bytes);
  const { exitCode, failure } = await generateApart(proxy.url);
  await proxy.close();
  expect(exitCode).toBe(3);
  expect(failure).toMatchObject({ kind: "database", what: expect.stringContaining("was lost") });
  expect(failure?.next).toContain("run the same command again");
  expect(await practiceContents(database.url)).toBeUndefined();
  expect(await generateApart(database.url)).toMatchObject({ exitCode: 0 });
  expect(await practiceContents(database.url)).toEqual(undisturbed);
});
