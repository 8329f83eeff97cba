import type { PracticeEvent } from "../../world/events.ts";
import type { AppointmentAction } from "../../world/treatment.ts";
import type { PracticeBook } from "../book.ts";
import { type Description, describeProcedures, nothingDescribed } from "./appointment-description.ts";

/** What a visit's row says beside the visit itself. */
export interface VisitState {
  readonly description: Description;
  /** How it was last broken. */
  readonly brokenAs: AppointmentAction | undefined;
}

/** Follows the visits through the events: which procedures each held when, and how it was broken. */
export class Diary {
  /** The key of the newest copy in the appointments' history. */
  copies = 0;
  readonly #book: PracticeBook;
  readonly #held = new Map<number, readonly number[]>();
  readonly #visitOf = new Map<number, number>();
  /** A broken visit keeps its description after its procedures went elsewhere. */
  readonly #gone = new Map<number, readonly number[]>();
  readonly #brokenAs = new Map<number, AppointmentAction>();

  constructor(book: PracticeBook) {
    this.#book = book;
  }

  stateOf(appointmentId: number): VisitState {
    const held = this.#held.get(appointmentId) ?? this.#gone.get(appointmentId);
    const description = held === undefined ? nothingDescribed : describeProcedures(this.#book, held);
    return { description, brokenAs: this.#brokenAs.get(appointmentId) };
  }

  /** The AptNum of a visit to which something was done that leaves a copy in its history. */
  follow(event: PracticeEvent): number | undefined {
    switch (event.kind) {
      case "procedure planned":
      case "procedure charted":
        this.#attach(event.procedure.id, event.procedure.appointmentId);
        return undefined;
      case "procedure completed":
        this.#attach(event.procedureId, event.appointmentId);
        return undefined;
      case "procedure deleted":
        this.#attach(event.procedureId, 0);
        return undefined;
      case "appointment booked":
        for (const id of event.procedureIds) this.#attach(id, event.appointment.id);
        return this.#copied(event.appointment.id);
      case "appointment unscheduled":
        for (const id of event.procedureIds) this.#attach(id, event.appointmentId);
        return this.#copied(event.appointmentId);
      case "appointment broken":
        this.#brokenAs.set(event.appointmentId, event.how);
        this.#release(event.appointmentId);
        return this.#copied(event.appointmentId);
      case "appointment given up":
        this.#release(event.appointmentId);
        return this.#copied(event.appointmentId);
      case "appointment moved":
      case "appointment completed":
      case "appointment handed over":
        return this.#copied(event.appointmentId);
      default:
        return undefined;
    }
  }

  #copied(appointmentId: number): number {
    this.copies++;
    return appointmentId;
  }

  #attach(procedureId: number, appointmentId: number): void {
    const before = this.#visitOf.get(procedureId) ?? 0;
    if (before === appointmentId) return;
    if (before !== 0) this.#detach(procedureId, before);
    if (appointmentId === 0) return;
    this.#visitOf.set(procedureId, appointmentId);
    this.#held.set(appointmentId, [...(this.#held.get(appointmentId) ?? []), procedureId]);
  }

  #detach(procedureId: number, appointmentId: number): void {
    this.#visitOf.delete(procedureId);
    const left = (this.#held.get(appointmentId) ?? []).filter((id) => id !== procedureId);
    if (left.length > 0) this.#held.set(appointmentId, left);
    else this.#held.delete(appointmentId);
  }

  #release(appointmentId: number): void {
    const held = this.#held.get(appointmentId) ?? [];
    if (held.length > 0) this.#gone.set(appointmentId, held);
    for (const id of held) this.#detach(id, appointmentId);
  }
}
