import { addMonths, type Day, dayOfMoment } from "../../../foundation/calendar.ts";
import { hygieneRates } from "../../catalog/rates/hygiene.ts";
import type { Appointment, Procedure } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { ageOf, chartOf, lastDone } from "../treatment/chart.ts";
import { hasPeriodontitis } from "../treatment/gum-disease.ts";

/** The codes of a hygiene visit: examination, cleaning, X-rays that are due, fluoride. */
export function hygieneContents(office: Office, appointment: Appointment): readonly string[] {
  const { id, patientId, reason, start } = appointment;
  const day = dayOfMoment(start);
  const age = ageOf(office.world, patientId, day);
  const chart = chartOf(office.world, patientId);
  const random = office.draw("appointment", id, "contents");
  const exam = (): string[] => {
    if (reason === "new patient") return [firstExam(office, patientId, day, age)];
    const share =
      reason === "perio maintenance" ? hygieneRates.examAtMaintenance : hygieneRates.examAtCleaning;
    if (age < 3) return ["D0145"];
    return random.chance(share) ? ["D0120"] : [];
  };
  const cleaning = (): string[] => {
    if (age < 2) return [];
    if (age < 14) return ["D1120"];
    if (reason === "perio maintenance") return ["D4910"];
    // Diseased gums are not polished at the first visit: deep cleaning is planned instead.
    if (reason === "new patient" && hasPeriodontitis(office, patientId, day)) {
      return random.chance(hygieneRates.debridement) ? ["D4355"] : [];
    }
    return [random.chance(hygieneRates.gingivitis) ? "D4346" : "D1110"];
  };
  const fluoride = (): string[] => {
    const share = age < 16 ? hygieneRates.fluorideChild : hygieneRates.fluorideAdult;
    if (age < 1 || !random.chance(share)) return [];
    return [random.chance(hygieneRates.fluorideOther) ? "D1208" : "D1206"];
  };
  return [...exam(), ...images(office, appointment, chart, day, age), ...cleaning(), ...fluoride()];
}

function firstExam(office: Office, patientId: number, day: Day, age: number): string {
  if (age < 3) return "D0145";
  const isPeriodontal = age >= 30 && hasPeriodontitis(office, patientId, day);
  const random = office.draw("patient", patientId, "first exam");
  return isPeriodontal && random.chance(hygieneRates.periodontalExam) ? "D0180" : "D0150";
}

function images(
  office: Office,
  { id, patientId, reason }: Appointment,
  chart: readonly Procedure[],
  day: Day,
  age: number,
): readonly string[] {
  const random = office.draw("appointment", id, "images");
  if (age < hygieneRates.filmsFrom) return [];
  const months = office.draw("patient", patientId, "bitewings").weighted(hygieneRates.bitewingMonths);
  const seriesLast = lastDone(chart, ["D0210", "D0330"]);
  const isSeriesDue = seriesLast === undefined || addMonths(seriesLast, 60) <= day;
  if (age >= 8 && isSeriesDue && random.chance(reason === "new patient" ? 0.9 : hygieneRates.seriesWhenDue)) {
    if (age >= 18 && random.chance(hygieneRates.fullMouthOfSeries)) return ["D0210"];
    return ["D0330", ...(reason === "new patient" ? bitewings(age) : [])];
  }
  const last = lastDone(chart, ["D0210", "D0272", "D0274"]);
  const isDue = last === undefined || addMonths(last, months) <= day + 14;
  const share = age < 13 ? hygieneRates.childsBitewingsWhenDue : hygieneRates.bitewingsWhenDue;
  return isDue && random.chance(share) ? bitewings(age) : [];
}

const bitewings = (age: number): string[] => [age < 13 ? "D0272" : "D0274"];
