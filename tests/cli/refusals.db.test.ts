import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type FreshDatabase, freshDatabase, runOnMySql } from "../servers/fresh-database.ts";
import { call } from "./call.ts";

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase(inject("mysqlUrl"));
  await runOnMySql(
    database.url,
    "CREATE TABLE patient (PatNum bigint PRIMARY KEY); INSERT INTO patient VALUES (1)",
  );
});

afterAll(async () => {
  await database.drop();
});

function withPassword(url: string): string {
  const wrong = new URL(url);
  wrong.username = "nobody";
  wrong.password = "hunter2";
  return wrong.href;
}

describe("servers that refuse", () => {
  it("says that MySQL does not let the user in, without the password", async () => {
    const { exitCode, err } = await call("discover", "--from", withPassword(database.url));
    expect(exitCode).toBe(3);
    expect(err).toContain("nobody");
    expect(err).not.toContain("hunter2");
  });

  it("does not write into a MySQL database that bitewing did not fill", async () => {
    const { exitCode, err } = await call("generate", "--to", database.url, "--patients", "5", "--years", "1");
    expect(exitCode).toBe(3);
    expect(err).toContain("patient");
  });

  it("says that PostgreSQL has no such database", async () => {
    const url = new URL(inject("postgresUrl"));
    url.pathname = "/no_such_warehouse";
    const { exitCode, err } = await call("build", "--target", url.href);
    expect(exitCode).toBe(3);
    expect(err).toContain("no_such_warehouse");
  });
});
