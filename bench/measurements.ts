import { formatTable } from "../cli/terminal.ts";

/** What is measured, each in the unit it is shown in. */
export type Unit = "s" | "MB" | "×";

export interface Goal {
  readonly is: "at most" | "at least";
  readonly value: number;
}

/** A measured piece of work beside its goal, as the table at the end shows it. */
export interface Measurement {
  readonly work: string;
  readonly measured: string;
  readonly goal: string;
  readonly reached: "yes" | "NO" | "";
}

interface Note {
  readonly work: string;
  readonly value: number;
  readonly unit: Unit;
  readonly goal?: Goal;
  /** What belongs beside the figure, such as a rate. */
  readonly detail?: string;
}

export const atMost = (value: number): Goal => ({ is: "at most", value });
export const atLeast = (value: number): Goal => ({ is: "at least", value });

/** The measurements of one run, in the order they were taken. */
export class Measurements {
  private readonly taken: Measurement[] = [];
  private readonly log: (line: string) => void;

  /** @param log hears each measurement as it is taken, because a run takes minutes */
  constructor(log: (line: string) => void) {
    this.log = log;
  }

  note({ work, value, unit, goal, detail }: Note): void {
    const figure = `${showFigure(value, unit)}${detail === undefined ? "" : ` (${detail})`}`;
    this.add({
      work,
      measured: figure,
      goal: goal === undefined ? "" : `${signs[goal.is]} ${goal.value} ${unit}`,
      reached: goal === undefined ? "" : isReached(value, goal) ? "yes" : "NO",
    });
  }

  /** Work that this machine cannot measure: it is named all the same, so that nothing is missing in silence. */
  skip(work: string, reason: string): void {
    this.add({ work, measured: `not measured: ${reason}`, goal: "", reached: "" });
  }

  /** A line about the circumstances, on standard error only. */
  say(line: string): void {
    this.log(line);
  }

  table(): string {
    const columns = [
      { title: "work" },
      { title: "measured" },
      { title: "goal" },
      { title: "reached?" },
    ] as const;
    return formatTable(
      columns,
      this.taken.map(({ work, measured, goal, reached }) => [work, measured, goal, reached]),
    );
  }

  private add(measurement: Measurement): void {
    this.taken.push(measurement);
    const { work, measured, goal, reached } = measurement;
    this.log(`${work}: ${measured}${goal === "" ? "" : `, goal ${goal}: ${reached}`}`);
  }
}

const signs = { "at most": "≤", "at least": "≥" } as const;

function showFigure(value: number, unit: Unit): string {
  switch (unit) {
    case "s":
      return `${value.toFixed(1)} s`;
    case "MB":
      return `${value.toFixed(0)} MB`;
    case "×":
      return `${value.toFixed(2)} ×`;
  }
}

function isReached(value: number, goal: Goal): boolean {
  return goal.is === "at most" ? value <= goal.value : value >= goal.value;
}
