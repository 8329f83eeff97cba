import type { Connection } from "mysql2/promise";
import { expect, test } from "vitest";
import type { ServerUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { explainMySql } from "../../generator/sinks/mysql-connection.ts";
import { admitMySql } from "../../generator/sinks/mysql-inspection.ts";

const url: ServerUrl = {
  kind: "mysql",
  host: "127.0.0.1",
  port: 3306,
  user: "anna",
  password: "secret-word",
  database: "practice",
};

/** A server whose setting the other tests need: only its answer is played. */
const withoutLocalInfile = { query: () => Promise.resolve([[{ on: 0 }], []]) } as unknown as Connection;

test("a server that takes no local files says how to allow them", async () => {
  const error: unknown = await admitMySql(withoutLocalInfile, url).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BitewingError);
  expect(error).toMatchObject({
    failure: { kind: "database", next: expect.stringContaining("SET GLOBAL local_infile = 1") },
  });
});

test.each([
  ["ECONNREFUSED", "No MySQL server answers at 127.0.0.1:3306."],
  ["ETIMEDOUT", "No MySQL server answers at 127.0.0.1:3306."],
  ["ER_ACCESS_DENIED_ERROR", "MySQL does not let the user 'anna' in: wrong user name or password."],
  ["ER_DBACCESS_DENIED_ERROR", "The MySQL user 'anna' may not do this in the database 'practice'."],
  ["ER_BAD_DB_ERROR", "The server has no database 'practice'."],
  ["PROTOCOL_CONNECTION_LOST", "The connection to the MySQL server at 127.0.0.1:3306 was lost."],
  ["ER_DISK_FULL", "The disk of the MySQL server at 127.0.0.1:3306 is full."],
  ["ER_PARSE_ERROR", "MySQL refused: the server's words"],
])("%s becomes words, a place and advice, without the password", (code, what) => {
  const { failure, exitCode, message } = explainMySql(
    Object.assign(new Error("the server's words"), { code }),
    url,
  );
  expect(failure).toMatchObject({ what, where: "mysql://anna@127.0.0.1:3306/practice" });
  expect(failure.next).toBeTruthy();
  expect(exitCode).toBe(3);
  expect(message).not.toContain("secret-word");
});
