import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { type ProgressStream, progressLine } from "../../cli/progress-line.ts";
import { ProgressText } from "../../cli/progress-text.ts";
import { openTerminal } from "../../cli/terminal.ts";
import type { Progress } from "../../generator/index.ts";

const days = (done: number): Progress => ({ kind: "simulate", done, all: 1000 });
const bytes = (done: number): Progress => ({ kind: "load", done, all: 100e6 });

/** The words at these seconds. */
function words(...moments: readonly (readonly [seconds: number, progress: Progress])[]): readonly string[] {
  let clock = 0;
  const text = new ProgressText(() => clock);
  return moments.map(([seconds, progress]) => {
    clock = seconds * 1000;
    return text.of(progress).trim();
  });
}

describe("the words", () => {
  test("tell days of all days, and the time left at the speed of the last days", () => {
    // A hundred days a second at first, ten at the end.
    expect(words([0, days(0)], [5, days(500)], [25, days(700)], [35, days(800)]).at(-1)).toBe(
      "simulate: day 800 of 1,000 · 80 % · about 20 s left of this step",
    );
  });

  test("promise nothing before there is a speed", () => {
    expect(words([0, days(3)])).toEqual(["simulate: day 3 of 1,000 · 0 %"]);
  });

  test("tell the time left of about so many rows, until there are more than that", () => {
    const write = (done: number): Progress => ({ kind: "write", done, all: 3_000_000 });
    expect(words([0, write(0)], [10, write(2_500_000)], [15, write(3_100_000)]).slice(1)).toEqual([
      "write: 2,500,000 rows · 250,000 rows/s · about 2 s left of this step",
      "write: 3,100,000 rows · 206,667 rows/s",
    ]);
  });

  test("count the time in which a database builds indexes and takes no bytes", () => {
    expect(words([0, bytes(0)], [10, bytes(40e6)], [20, bytes(40e6)], [40, bytes(40e6)]).at(-1)).toBe(
      "load: 40.0 MB of 100.0 MB · 1.0 MB/s · about 1 min 0 s left of this step",
    );
  });

  test("begin anew with each step", () => {
    expect(words([0, days(0)], [10, days(1000)], [10, bytes(1e6)]).at(-1)).toBe("load: 1.0 MB of 100.0 MB");
  });
});

describe("the line", () => {
  function shown(isTTY: boolean, columns = 80) {
    let clock = 0;
    const written = new PassThrough();
    const stream: ProgressStream = Object.assign(written, { isTTY, columns });
    const line = progressLine(stream, () => clock);
    return {
      at: (seconds: number, progress: Progress) => {
        clock = seconds * 1000;
        line.hear(progress);
      },
      line,
      text: () => String(written.read() ?? ""),
    };
  }

  test("is redrawn in its place on a terminal, never wider than it, and removed for another line", () => {
    const { at, line, text } = shown(true, 20);
    at(1, days(10));
    at(2, days(20));
    expect(text()).toBe("  simulate: day 10 \u001b[1G\u001b[2K  simulate: day 20 ");
    line.clear();
    expect(text()).toBe("\u001b[1G\u001b[2K");
    line.clear();
    expect(text()).toBe("");
  });

  test("comes every five seconds in a log", () => {
    const { at, text } = shown(false);
    for (let second = 1; second <= 12; second++) at(second, days(second));
    expect(
      text()
        .split("\n")
        .map((line) => line.slice(0, 17)),
    ).toEqual(["  simulate: day 5", "  simulate: day 10".slice(0, 17), ""]);
  });

  test("is silent with --json", () => {
    const written = new PassThrough();
    const terminal = openTerminal({
      json: true,
      stream: Object.assign(written, { isTTY: true }),
      now: () => 1e9,
    });
    terminal.progress(days(500));
    expect(written.read()).toBeNull();
  });
});
