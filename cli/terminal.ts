import Table from "cli-table3";
import pc from "picocolors";
import type { Progress } from "../generator/progress.ts";
import { type ProgressStream, progressLine } from "./progress-line.ts";

/** Where a command writes: lines for a person on standard error, results on standard output. */
export interface Terminal {
  /** A line of progress or explanation for a person. Silent with `--json`. */
  line(text: string): void;
  /** How far the command is: shown now and then, until the next line. Silent with `--json`. */
  progress(progress: Progress): void;
  /** The result of the command: its table or text for a person, its value with `--json`. */
  result(forPerson: string, value: unknown): void;
}

interface TerminalOptions {
  readonly json: boolean;
  readonly out?: (text: string) => void;
  readonly progress?: (text: string) => void;
  /** Where progress is shown; standard error unless told otherwise. */
  readonly stream?: ProgressStream;
  /** A clock in milliseconds. */
  readonly now?: () => number;
}

/** The terminal of one command. With `json` only the result is printed, as one JSON document. */
export function openTerminal(options: TerminalOptions): Terminal {
  const out = options.out ?? ((text) => process.stdout.write(`${text}\n`));
  const progress = options.progress ?? ((text) => process.stderr.write(`${text}\n`));
  const shown = progressLine(options.stream ?? process.stderr, options.now ?? (() => performance.now()));
  return {
    line: (text) => {
      if (options.json) return;
      shown.clear();
      progress(text);
    },
    progress: (how) => {
      if (!options.json) shown.hear(how);
    },
    result: (forPerson, value) => {
      shown.clear();
      if (options.json) out(JSON.stringify(value, undefined, 2));
      else if (forPerson !== "") out(forPerson);
    },
  };
}

export interface TableColumn {
  readonly title: string;
  readonly align?: "left" | "right";
}

/** A plain aligned table: a bold header, no borders, two spaces between columns. */
export function formatTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const table = new Table({
    head: columns.map((column) => pc.bold(column.title)),
    colAligns: columns.map((column) => column.align ?? "left"),
    chars: emptyBorders,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 2 },
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

const emptyBorders = Object.fromEntries(
  [
    "top",
    "top-mid",
    "top-left",
    "top-right",
    "bottom",
    "bottom-mid",
    "bottom-left",
    "bottom-right",
    "left",
    "left-mid",
    "mid",
    "mid-mid",
    "right",
    "right-mid",
    "middle",
  ].map((name) => [name, ""]),
);

const grouped = new Intl.NumberFormat("en-US");

/** An integer with thousands separators. */
export function formatCount(count: number): string {
  return grouped.format(count);
}

/** Bytes in the largest decimal unit that leaves a number of at least 1: `21.6 MB`. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return power === 0 ? `${bytes} B` : `${(bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
}

/** Seconds with one decimal, for the end of a line of progress. */
export function formatSeconds(seconds: number): string {
  return pc.dim(`${seconds.toFixed(1)} s`);
}
