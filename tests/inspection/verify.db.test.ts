import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { generate } from "../../generator/index.ts";
import { integrityRules } from "../../inspection/integrity/rules.ts";
import { verify } from "../../inspection/integrity/verify.ts";
import { openInspected } from "../../inspection/open-database.ts";
import { type FreshDatabase, freshDatabase, runOnMySql } from "../servers/fresh-database.ts";

let practice: FreshDatabase;

beforeAll(async () => {
  practice = await freshDatabase(inject("mysqlUrl"));
  await generate({ to: parseDatabaseUrl(practice.url), patients: 60, years: 1, seed: 5 });
});
afterAll(() => practice.drop());

/** The rules that a database breaks, of some rules. */
async function brokenRules(ids?: readonly string[]): Promise<readonly string[]> {
  const database = await openInspected(practice.url);
  const rules = ids === undefined ? integrityRules : integrityRules.filter(({ id }) => ids.includes(id));
  const results = await verify(database, { rules }).finally(() => database.close());
  return results.filter(({ violations }) => violations > 0).map(({ rule }) => rule.id);
}

test("on MySQL a generated practice keeps every rule", async () => {
  expect(await brokenRules()).toEqual([]);
});

/** What breaks a rule. Nothing is mended: each rule is asked alone. */
const plants: readonly (readonly [id: string, statement: string])[] = [
  [
    "appointments/chair-holds-one-at-a-time",
    "update appointment set AptStatus = 2, AptDateTime = '2026-01-05 09:00:00', Op = 1 where AptNum in (1, 2)",
  ],
  [
    "claims/payment-is-the-sum-of-its-lines",
    "update claim set InsPayAmt = InsPayAmt + 1 order by ClaimNum limit 1",
  ],
  [
    "balances/baltotal-is-the-ledgers",
    "update patient set BalTotal = BalTotal + 1 where Guarantor = PatNum order by PatNum limit 1",
  ],
  [
    "empty-dates/are-not-zero-in-payment",
    "set sql_mode = ''; update payment set PayDate = '0000-00-00' order by PayNum limit 1",
  ],
  ["keys/exist-in-procedurelog", "update procedurelog set CodeNum = 987654 order by ProcNum limit 1"],
  [
    "recalls/due-an-interval-later",
    "update recall set DateDueCalc = DateDueCalc + interval 50 day where DatePrevious > '1900-01-01' and DateDueCalc > '1900-01-01' order by RecallNum limit 1",
  ],
];

test.each(plants)("on MySQL a planted violation is found: %s", async (id, statement) => {
  await runOnMySql(practice.url, statement);
  expect(await brokenRules([id])).toEqual([id]);
});

test("an empty database is refused", async () => {
  const empty = await freshDatabase(inject("mysqlUrl"));
  const opened = openInspected(empty.url);
  await expect(opened).rejects.toThrow("has no tables");
  await expect(opened).rejects.toMatchObject({ failure: { kind: "database" } });
  await empty.drop();
});
