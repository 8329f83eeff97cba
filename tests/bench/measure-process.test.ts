import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { measureProcess, StalledError } from "../../bench/measure-process.ts";

const node = (script: string, options = {}) => measureProcess(process.execPath, ["-e", script], options);

test("what a program writes comes back, and its environment is ours and its own", async () => {
  const run = await node("process.stdout.write(process.env.WORD + (process.env.PATH !== undefined))", {
    env: { WORD: "said " },
  });
  expect(run.output).toBe("said true");
});

test("a program that fails is an error that shows the end of what it wrote", async () => {
  await expect(node("console.log('so far'); process.exitCode = 3")).rejects.toThrow(/exit code 3[^]*so far/);
});

describe.runIf(existsSync("/proc/self/stat"))("where there is /proc", () => {
  test("memory counts the programs that a program started", async () => {
    const child = "const all = Buffer.alloc(2e8, 1); setTimeout(() => all, 1000)";
    const parent = `require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(child)}])`;
    expect((await node(parent)).peakBytes).toBeGreaterThan(2e8);
  });

  test("a program that stands still is ended", async () => {
    const waiting = node("setTimeout(() => {}, 600_000)", { stalledAfterSeconds: 1 });
    await expect(waiting).rejects.toThrow(StalledError);
  });
});
