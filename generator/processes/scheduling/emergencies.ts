import { isOfficeOpen, openDaysPerYear } from "../../catalog/office-calendar.ts";
import { emergencyRates } from "../../catalog/rates/emergencies.ts";
import type { DailyProcess } from "../../world/world.ts";
import { deskTimes } from "../office/desk-times.ts";
import { poisson } from "../poisson.ts";
import { patientOf } from "../treatment/chart.ts";
import { bookVisit } from "./booking.ts";
import { daysFrom } from "./diary.ts";
import { visitMinutes } from "./visit-minutes.ts";

/** Patients of record call in pain and are seen within days. */
export const emergencies: DailyProcess = {
  name: "emergencies",
  runDay(office, day) {
    const known = office.world.patients.size;
    if (!isOfficeOpen(day) || known === 0) return;
    const random = office.draw("emergencies", day);
    const calls = poisson(random, (known * emergencyRates.perPatientYear) / openDaysPerYear);
    for (const at of deskTimes(office, day, "emergencies", calls)) {
      const { id, status, firstVisit } = patientOf(
        office.world,
        office.world.imported.size + random.integer(1, known),
      );
      if (status !== "patient" || firstVisit === undefined) continue;
      const minutes = visitMinutes(office, id, "emergency");
      const wish = {
        patientId: id,
        reason: "emergency",
        minutes,
        procedureIds: [],
        providerId: 0,
        attempt: 0,
      } as const;
      bookVisit(office, at, wish, daysFrom(day, day + 10));
    }
  },
};
