import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { groupBy } from "../../foundation/group-by.ts";
import type { LoadOptions } from "../../pipeline/load/load.ts";

export interface LoadOrder {
  readonly from: string;
  readonly to: string;
  readonly options: Pick<LoadOptions, "rangeRows" | "smallTable">;
}

/** When to kill a load. */
export type KillMoment =
  | { readonly kind: "never" }
  /** By itself, so many milliseconds after so many marks of its progress in a phase. */
  | { readonly kind: "phase"; readonly phase: string; readonly marks: number; readonly milliseconds: number }
  | { readonly kind: "time"; readonly milliseconds: number };

/** What became of a load in a process of its own. */
export interface LoadEnd {
  readonly wasKilled: boolean;
  readonly exitCode: number | null;
  /** What it did last: `opening`, `reading`, `copying`, `publishing`, `published`, `ending` or `ended`. */
  readonly phase: string;
  /** How many marks of its progress it made in each phase. */
  readonly marks: ReadonlyMap<string, number>;
  readonly milliseconds: number;
  readonly errors: string;
}

const program = fileURLToPath(new URL("load-child.mjs", import.meta.url));

/** A process that waits to load; it runs what `npm run build` has made. */
export class KillableLoad {
  private readonly child: ChildProcess;
  private readonly ready: Promise<void>;
  private readonly ended: Promise<unknown[]>;
  private lines: string[] = [];
  private rest = "";
  private errors = "";

  constructor() {
    this.child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "pipe"] });
    this.ended = once(this.child, "close");
    this.child.stdin?.on("error", () => {});
    this.child.stderr?.on("data", (text: Buffer) => {
      this.errors += text.toString();
    });
    this.ready = new Promise((resolve) => {
      this.child.stdout?.on("data", (text: Buffer) => {
        const [rest = "", ...lines] = `${this.rest}${text.toString()}`.split("\n").reverse();
        this.rest = rest;
        this.lines.push(...lines.reverse());
        resolve();
      });
    });
  }

  /** Lets it load, and kills it when the moment has come. */
  async run(order: LoadOrder, moment: KillMoment): Promise<LoadEnd> {
    await Promise.race([this.ready, this.ended]);
    this.lines = [];
    const started = performance.now();
    const kill = (): void => void this.child.kill("SIGKILL");
    const timer = moment.kind === "time" ? setTimeout(kill, moment.milliseconds) : undefined;
    this.child.stdin?.write(
      `${JSON.stringify({ ...order, ...(moment.kind === "phase" ? { killAt: moment } : {}) })}\n`,
    );
    const [exitCode, signal] = await this.ended;
    clearTimeout(timer);
    const phases = this.lines.map((line) => line.split(" ")[0] ?? "");
    return {
      wasKilled: signal === "SIGKILL",
      exitCode: typeof exitCode === "number" ? exitCode : null,
      phase: phases.at(-1) ?? "opening",
      marks: new Map([...groupBy(phases, (phase) => phase)].map(([phase, marks]) => [phase, marks.length])),
      milliseconds: performance.now() - started,
      errors: this.errors,
    };
  }

  /** Ends a process that was not used. */
  async discard(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.ended;
  }
}
