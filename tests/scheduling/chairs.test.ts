import { describe, expect, it } from "vitest";
import { dayOfMoment, momentAt, secondsPerDay } from "../../foundation/calendar.ts";
import type { PracticeEvent } from "../../generator/world/events.ts";
import { existing } from "../../generator/world/existing.ts";
import type { Appointment } from "../../generator/world/treatment.ts";
import type { World } from "../../generator/world/world.ts";
import { practices } from "./practices.ts";

interface Booking {
  readonly appointmentId: number;
  readonly start: number;
  readonly end: number;
  readonly chair: number;
  readonly provider: number;
  readonly patientId: number;
}

/** The visits that hold a chair when the events so far have happened. */
class Chairs {
  readonly #held = new Map<number, Booking>();
  readonly #byDay = new Map<number, Set<Booking>>();

  /** @returns the booking that an event makes, if any. */
  note(world: World, event: PracticeEvent): Booking | undefined {
    switch (event.kind) {
      case "appointment booked":
        return this.#hold(world, event.appointment.id, event.appointment);
      case "appointment moved":
        this.#release(event.appointmentId);
        return this.#hold(world, event.appointmentId, event);
      case "appointment broken":
        this.#release(event.appointmentId);
        return undefined;
      default:
        return undefined;
    }
  }

  clashesWith(booking: Booking): readonly Booking[] {
    return [...(this.#byDay.get(dayOfMoment(booking.start)) ?? [])].filter(
      (other) =>
        other !== booking &&
        other.start < booking.end &&
        booking.start < other.end &&
        (other.chair === booking.chair ||
          other.provider === booking.provider ||
          other.patientId === booking.patientId),
    );
  }

  #hold(
    world: World,
    id: number,
    place: Pick<Appointment, "start" | "operatoryId" | "providerId" | "hygienistId">,
  ): Booking {
    const { minutes, patientId, isHygiene } = existing(world.appointments, id, "appointment");
    const { start, operatoryId, providerId, hygienistId } = place;
    const booking: Booking = {
      appointmentId: id,
      start,
      end: start + minutes * 60,
      chair: operatoryId,
      provider: isHygiene ? hygienistId : providerId,
      patientId,
    };
    const day = dayOfMoment(start);
    this.#held.set(id, booking);
    this.#byDay.set(day, (this.#byDay.get(day) ?? new Set()).add(booking));
    return booking;
  }

  #release(id: number): void {
    const booking = this.#held.get(id);
    if (booking === undefined) return;
    this.#held.delete(id);
    this.#byDay.get(dayOfMoment(booking.start))?.delete(booking);
  }
}

describe.each(practices)("the chairs of practice $settings.seed", ({ world, events }) => {
  it("are never promised twice, at any moment: nor are providers and patients", () => {
    const chairs = new Chairs();
    const clashes = events.flatMap((event) => {
      const booking = chairs.note(world, event);
      return booking === undefined ? [] : chairs.clashesWith(booking);
    });
    expect(clashes).toEqual([]);
  });

  it("are booked for the future, and within a day", () => {
    const chairs = new Chairs();
    const wrong = events.flatMap((event) => {
      const booking = chairs.note(world, event);
      if (booking === undefined) return [];
      const isWithinDay = dayOfMoment(booking.start) === dayOfMoment(booking.end - 1);
      return booking.start > event.at && isWithinDay ? [] : [booking];
    });
    expect(wrong).toEqual([]);
  });

  it("hold visits inside a block of the provider at the chair", () => {
    const outside = [...world.appointments.values()]
      .filter(({ status }) => {
        return status === "scheduled" || status === "complete";
      })
      .filter((appointment) => !isInsideBlock(world, appointment));
    expect(outside).toEqual([]);
  });
});

function isInsideBlock(world: World, appointment: Appointment): boolean {
  const { start, minutes, operatoryId, providerId, hygienistId, isHygiene } = appointment;
  const day = Math.floor(start / secondsPerDay);
  return world.blocksOn(day).some((id) => {
    const block = existing(world.scheduleBlocks, id, "schedule block");
    return (
      block.operatoryId === operatoryId &&
      block.providerId === (isHygiene ? hygienistId : providerId) &&
      momentAt(day, block.startMinute) <= start &&
      start + minutes * 60 <= momentAt(day, block.stopMinute)
    );
  });
}
