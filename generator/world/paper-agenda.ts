import type { Day } from "../../foundation/calendar.ts";
import type { Agenda, Task, TaskKind, TaskOf } from "./agenda.ts";

/** An agenda as lists of tasks by kind and day. */
export class PaperAgenda implements Agenda {
  readonly #pages = new Map<TaskKind, Map<Day, Task[]>>();
  readonly #takenUpTo = new Map<TaskKind, Day>();

  promise(day: Day, task: Task): void {
    const page = this.#pageOf(task.kind);
    const earliest = (this.#takenUpTo.get(task.kind) ?? day - 1) + 1;
    const due = Math.max(day, earliest);
    const tasks = page.get(due);
    if (tasks === undefined) page.set(due, [task]);
    else tasks.push(task);
  }

  take<K extends TaskKind>(kind: K, day: Day): readonly TaskOf<K>[] {
    const page = this.#pageOf(kind);
    const from = this.#takenUpTo.get(kind) ?? Math.min(...page.keys(), day) - 1;
    const due: Task[] = [];
    for (let d = from + 1; d <= day; d++) {
      due.push(...(page.get(d) ?? []));
      page.delete(d);
    }
    this.#takenUpTo.set(kind, Math.max(day, from));
    // The page of a kind holds tasks of that kind only.
    return due as TaskOf<K>[];
  }

  #pageOf(kind: TaskKind): Map<Day, Task[]> {
    const page = this.#pages.get(kind) ?? new Map<Day, Task[]>();
    this.#pages.set(kind, page);
    return page;
  }
}
