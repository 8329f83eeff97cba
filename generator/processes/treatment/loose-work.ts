import { existing } from "../../world/existing.ts";
import type { DailyProcess } from "../../world/world.ts";
import { saveActivePlan } from "./treatment-plans.ts";

/** What a broken visit was to bring goes onto the patient's active plan until it is booked again, routine work too. */
export const looseWork: DailyProcess = {
  name: "loose work",
  runDay(office) {
    const { world } = office;
    const broken = office
      .eventsToday()
      .filter((event) => event.kind === "appointment broken" || event.kind === "appointment given up")
      .sort((a, b) => a.at - b.at);
    for (const { at, appointmentId } of broken) {
      const { patientId, providerId } = existing(world.appointments, appointmentId, "appointment");
      const isLoose = world.proceduresOf(patientId).some((id) => {
        const { status, appointmentId: held } = existing(world.procedures, id, "procedure");
        return status === "planned" && held === 0;
      });
      if (isLoose) saveActivePlan(office, at, patientId, providerId);
    }
  },
};
