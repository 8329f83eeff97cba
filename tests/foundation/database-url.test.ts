import { describe, expect, it } from "vitest";
import { parseDatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError, messageOf } from "../../foundation/errors.ts";

function refusal(text: string): string {
  try {
    parseDatabaseUrl(text);
  } catch (thrown) {
    if (thrown instanceof BitewingError) return messageOf(thrown);
    throw thrown;
  }
  throw new Error("it was not refused");
}

describe("parseDatabaseUrl", () => {
  it("reads every part and unescapes it", () => {
    expect(parseDatabaseUrl("mysql://ann:p%40ss@db.example.com:3307/od")).toEqual({
      kind: "mysql",
      host: "db.example.com",
      port: 3307,
      user: "ann",
      password: "p@ss",
      database: "od",
    });
  });

  it("knows the usual ports and the other names of the schemes", () => {
    expect(parseDatabaseUrl("postgresql://u@h/w")).toMatchObject({ kind: "postgres", port: 5432 });
    expect(parseDatabaseUrl("mariadb://u@h/w")).toMatchObject({ kind: "mysql", port: 3306 });
  });

  it("takes DuckDB paths, relative and absolute", () => {
    expect(parseDatabaseUrl("duckdb:a/b.duckdb")).toEqual({ kind: "duckdb", path: "a/b.duckdb" });
    expect(parseDatabaseUrl("duckdb:///tmp/b.duckdb")).toEqual({ kind: "duckdb", path: "/tmp/b.duckdb" });
  });

  it("refuses unknown kinds and missing parts, and never repeats a password", () => {
    const refused = [
      "oracle://scott:tiger@h/x",
      "mysql://scott:tiger@h",
      "scott:tiger@",
      "duckdb:",
      "mysql://scott:tiger@h:99999/x",
    ];
    for (const text of refused) expect(refusal(text)).not.toContain("tiger");
    expect(refusal("oracle://scott:tiger@h/x")).toContain("'oracle:'");
  });
});

describe("showDatabaseUrl", () => {
  it("shows the user and hides the password", () => {
    expect(showDatabaseUrl(parseDatabaseUrl("postgres://ann:secret@h/w"))).toBe("postgres://ann@h:5432/w");
  });
});
