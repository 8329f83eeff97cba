import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { periodontalRates } from "../../catalog/rates/periodontitis.ts";
import { quadrantOf } from "../../catalog/teeth.ts";
import type { Appointment, Procedure } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { isInMaintenance, wasTakenOver } from "../recall/hygiene-regime.ts";
import { ageOf, chartOf } from "./chart.ts";
import { chartGums } from "./gum-chart.ts";
import { pocketedTeeth } from "./gum-disease.ts";
import { mouthOf } from "./mouth.ts";

/** Probes and charts the gums of an adult when a visit has it due: the first, yearly at recall, after deep cleaning. */
export function chartGumsIfDue(office: Office, at: Moment, appointment: Appointment): void {
  const day = dayOfMoment(at);
  const { patientId } = appointment;
  if (ageOf(office.world, patientId, day) < periodontalRates.chartedFrom) return;
  if (isDue(office, appointment, day)) chartGumsNow(office, at, appointment, day);
}

function isDue(office: Office, { id, patientId, reason }: Appointment, day: Day): boolean {
  if (reason === "consultation") return true;
  const last = office.world.perio.lastOf(patientId);
  const random = office.draw("appointment", id, "gums");
  const { charted, chartedAfter } = periodontalRates;
  switch (reason) {
    case "new patient":
      return random.chance(charted.first);
    case "hygiene":
      return (last === undefined || last.day + chartedAfter.recall <= day) && random.chance(charted.recall);
    case "perio maintenance":
      return (
        (last === undefined || last.day + chartedAfter.maintenance <= day) &&
        random.chance(charted.maintenance)
      );
    default:
      return false;
  }
}

function chartGumsNow(office: Office, at: Moment, appointment: Appointment, day: Day): void {
  const { patientId, hygienistId, providerId } = appointment;
  const chart = chartOf(office.world, patientId);
  const age = ageOf(office.world, patientId, day);
  const { missing, implants } = mouthOf(chart, day, age);
  const teeth = allTeeth.filter((tooth) => !missing.has(String(tooth)) || implants.has(String(tooth)));
  if (teeth.length === 0) return;
  const id = office.newId("perio exam");
  const measured = chartGums({
    teeth,
    pocketed: pocketedTeeth(office, patientId, day),
    treated: treatedTeeth(office, patientId, chart, day, teeth),
    age,
    before: office.world.perio.lastOf(patientId)?.chart,
    lots: office.draw("patient", patientId, "gum sites"),
    random: office.draw("perio exam", id),
  });
  const exam = { id, patientId, day, providerId: hygienistId || providerId, charted: at, chart: measured };
  office.record({ kind: "gums charted", at, exam });
}

const allTeeth = Array.from({ length: 32 }, (_, index) => index + 1);

/** The teeth in quadrants that were cleaned below the gum and have been kept up since. */
function treatedTeeth(
  office: Office,
  patientId: number,
  chart: readonly Procedure[],
  day: Day,
  teeth: readonly number[],
): ReadonlySet<number> {
  if (!isInMaintenance(office, patientId, chart)) return new Set();
  let cared = wasTakenOver(office.world, patientId) ? office.world.opened : -1;
  const quadrants = new Set<string>();
  for (const { code, surface, completed } of chart) {
    if (completed === undefined || !/^D(434[12]|4910)/.test(code)) continue;
    cared = Math.max(cared, completed);
    if (surface !== "") quadrants.add(surface);
  }
  if (cared + periodontalRates.careLasts < day) return new Set();
  return new Set(teeth.filter((tooth) => quadrants.size === 0 || quadrants.has(quadrantOf(String(tooth)))));
}
