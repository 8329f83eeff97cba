import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compareOutputs } from "../../notebooks/lib/compare-outputs.ts";
import { type CellOutput, formatNotebook, readNotebook } from "../../notebooks/lib/notebook-file.ts";
import { describeRun, runNotebook, runNotebooks } from "../../notebooks/lib/runner.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { codeCell, notebookOf, writeCells } from "./written-notebook.ts";

const slow = 120_000;

function outputsOf(path: string): CellOutput[][] {
  return readNotebook(path).cells.map((cell) => cell.outputs);
}

describe("runNotebook", () => {
  it("runs cells that share names, await at top level and show things", { timeout: slow }, async () => {
    const folder = temporaryFolder();
    const path = writeCells(folder, "good.ipynb", [
      "const half: number = 21; console.log('working in', require('path').basename(process.cwd()) !== '');",
      "const whole = (await Promise.resolve(half)) * 2; whole",
      "console.error('careful'); process.env.GREETING",
      "console.log('a'); console.log('b')",
    ]);
    const output = join(folder, "out", "good.ipynb");
    const run = await runNotebook({ path, output, environment: { GREETING: "hello" } });
    expect(run).toMatchObject({ ok: true, cells: 4, output });
    expect(outputsOf(output)).toEqual([
      [{ output_type: "stream", name: "stdout", text: "working in true\n" }],
      [{ output_type: "stream", name: "stdout", text: "42\n" }],
      [
        { output_type: "stream", name: "stderr", text: "careful\n" },
        { output_type: "stream", name: "stdout", text: "hello\n" },
      ],
      [{ output_type: "stream", name: "stdout", text: "a\nb\n" }],
    ]);
  });

  it("writes the same bytes each time, without a place or a time in them", { timeout: slow }, async () => {
    const folder = temporaryFolder();
    const path = writeCells(folder, "stable.ipynb", ["[1, 2, 3].map((n) => n * n)"]);
    const [one, two] = [join(folder, "one.ipynb"), join(folder, "two.ipynb")];
    await runNotebook({ path, output: one });
    await runNotebook({ path: one, output: two });
    const text = readFileSync(one, "utf8");
    expect(readFileSync(two, "utf8")).toBe(text);
    expect(text).not.toContain(folder);
    expect(text).toContain('"id": "cell-1"');
    expect(text).toContain('"execution_count": 1');
    expect(compareOutputs(one, two)).toEqual([]);
    expect(compareOutputs(one, path)).toHaveLength(1);
  });

  it("names the cell and the error, and keeps what came before it", { timeout: slow }, async () => {
    const folder = temporaryFolder();
    const path = writeCells(folder, "bad.ipynb", [
      "console.log('before')",
      "console.log('during'); throw new RangeError('no such tooth: 33')",
      "console.log('after')",
    ]);
    const output = join(folder, "out.ipynb");
    const run = await runNotebook({ path, output });
    expect(run).toMatchObject({
      ok: false,
      cells: 2,
      error: { cell: 2, name: "RangeError", message: "no such tooth: 33" },
    });
    expect(describeRun(run)).toMatch(/^bad\.ipynb: cell 2 failed, RangeError: no such tooth: 33/);
    const [before, during, after] = outputsOf(output);
    expect(before).toEqual([{ output_type: "stream", name: "stdout", text: "before\n" }]);
    expect(during).toEqual([
      { output_type: "stream", name: "stdout", text: "during\n" },
      {
        output_type: "error",
        ename: "RangeError",
        evalue: "no such tooth: 33",
        traceback: ["RangeError: no such tooth: 33"],
      },
    ]);
    expect(after).toEqual([]);
  });

  it("refuses a cell that does not type-check", { timeout: slow }, async () => {
    const folder = temporaryFolder();
    const path = writeCells(folder, "types.ipynb", ["const fee: number = 'free';"]);
    const run = await runNotebook({ path });
    expect(run.error).toMatchObject({ cell: 1, name: "TypeScriptError" });
    expect(run.error?.message).toContain("'string' is not assignable to type 'number'");
  });

  it("reports a promise that nobody awaited and a cell that ends the process", {
    timeout: slow,
  }, async () => {
    const folder = temporaryFolder();
    const rejected = writeCells(folder, "rejected.ipynb", ["Promise.reject(new Error('lost')); 1"]);
    expect((await runNotebook({ path: rejected })).error).toMatchObject({ name: "Error", message: "lost" });
    const exits = writeCells(folder, "exits.ipynb", ["console.log('bye'); process.exit(3)"]);
    expect((await runNotebook({ path: exits })).error).toMatchObject({ cell: 1, name: "ProcessEnded" });
  });

  it("ends a notebook that takes too long", { timeout: slow }, async () => {
    const folder = temporaryFolder();
    const path = writeCells(folder, "endless.ipynb", ["while (true) {}"]);
    const run = await runNotebook({ path, timeoutSeconds: 1 });
    expect(run).toMatchObject({ ok: false, error: { cell: 1, name: "TimeoutError" } });
    expect(outputsOf(path)[0]).toMatchObject([{ output_type: "error", ename: "TimeoutError" }]);
  });

  it("refuses two notebooks that would be written to one file, before it runs any", async () => {
    const paths = [temporaryFolder(), temporaryFolder()].map((folder) =>
      writeCells(folder, "same.ipynb", ["1"]),
    );
    const directory = join(temporaryFolder(), "out");
    await expect(runNotebooks({ paths, directory })).rejects.toThrow(/written to one file/);
    expect(existsSync(directory)).toBe(false);
  });

  it("refuses a notebook in which two cells have the same id", async () => {
    const path = join(temporaryFolder(), "twins.ipynb");
    const twin = { ...codeCell("1"), id: "twin" };
    writeFileSync(path, formatNotebook(notebookOf([twin, twin])));
    await expect(runNotebook({ path })).rejects.toThrow(/two cells have the same id/);
  });

  it("says that a file is no notebook and leaves it alone", async () => {
    const path = join(temporaryFolder(), "letter.ipynb");
    writeFileSync(path, "Dear reader");
    await expect(runNotebook({ path })).rejects.toThrow(/not a notebook[\s\S]*letter\.ipynb/);
    expect(readFileSync(path, "utf8")).toBe("Dear reader");
  });
});

describe("runNotebooks", () => {
  it("goes on after a notebook that failed", { timeout: slow }, async () => {
    const folder = temporaryFolder();
    const paths = [
      writeCells(folder, "1.ipynb", ["throw new Error('first')"]),
      writeCells(folder, "2.ipynb", ["console.log(process.env.BITEWING_WAREHOUSE)"]),
    ];
    const lines: string[] = [];
    const directory = join(folder, "executed");
    const warehouse = join(folder, "w.duckdb");
    const runs = await runNotebooks({ paths, directory, warehouse, log: (line) => lines.push(line) });
    expect(runs.map((run) => run.ok)).toEqual([false, true]);
    expect(runs.map((run) => run.output)).toEqual([join(directory, "1.ipynb"), join(directory, "2.ipynb")]);
    expect(lines).toHaveLength(2);
    expect(outputsOf(join(directory, "2.ipynb"))[0]).toMatchObject([{ text: `${warehouse}\n` }]);
  });
});
