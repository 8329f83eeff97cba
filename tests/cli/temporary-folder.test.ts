import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { sha256 } from "../../foundation/hash.ts";

const folder = mkdtempSync(join(tmpdir(), "bitewing-temporary-"));
afterAll(() => rmSync(folder, { recursive: true }));

const program = fileURLToPath(new URL("../../dist/cli/bitewing.js", import.meta.url));
const stem = `bitewing-${sha256(hostname()).slice(0, 8)}-`;

test("a call removes what a killed one left behind, and nothing of one that is alive or of another machine", () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  const left = `${stem}${pid}-abc`;
  const others = [`${stem}${process.pid}-abc`, `bitewing-00000000-${pid}-abc`, `${stem}x`, "bitewing-abc"];
  for (const name of [left, ...others]) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "patient.csv"), "rows");
  }
  execFileSync(process.execPath, [program, "--version"], { env: { ...process.env, TMPDIR: folder } });
  expect(readdirSync(folder).sort()).toEqual(others.sort());
});
