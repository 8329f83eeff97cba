/** No double-booked chair, provider or patient and no visit outside hours: 50 seeds × 3 years. */
import { expect, it } from "vitest";
import { dayOf } from "../../foundation/calendar.ts";
import { simulate } from "../../generator/simulate.ts";
import {
  outsideHours,
  overlaps,
  standingAppointments,
  treatingProvider,
} from "../simulation/schedule-clashes.ts";
import { promisedSeeds } from "./promised.ts";

const seeds = promisedSeeds(50);

it.each(seeds)("keeps the schedule of seed %i free of clashes over three years", (seed) => {
  const { world } = simulate({ patients: 300, years: 3, seed, asOf: dayOf(2026, 6, 30) });
  const appointments = standingAppointments(world);
  expect(appointments.length).toBeGreaterThan(1000);
  expect(overlaps(appointments, (appointment) => appointment.operatoryId)).toEqual([]);
  expect(overlaps(appointments, treatingProvider)).toEqual([]);
  expect(overlaps(appointments, (appointment) => appointment.patientId)).toEqual([]);
  expect(outsideHours(world, appointments)).toEqual([]);
});
