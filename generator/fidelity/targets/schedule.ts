import * as m from "../measures/schedule.ts";
import { hygieneShare, productionPerDay, productionPerHour, sameDayShare } from "../measures/treatment.ts";
import { gate, information, type Target, type TargetRow, targetsOf } from "../target.ts";

const judged = "our own judgement";
const child = "an academic paediatric clinic; its families are not a general practice's";
const average =
  "average to best tenth: as many practices lie on the other side of the average, so a quarter of it is added";
const range = "the source gives the range of practices";
const lengths = "the source gives the usual range; the middle visit must lie in it";

// biome-ignore format: one target a line
const rows: readonly TargetRow[] = [
  ["appointments-per-day", "Visits kept by day", "the last year", "count", [36, 36, 107], "medium", "JARVIS", m.appointmentsPerDay, information("follows the asked size of the practice")],
  ["dentist-patients-per-day", "Patients a dentist treats or examines by day", "days on the schedule", "count", [8, 12, 15], "medium", "TEERO", m.patientsPerDay("dentist"), gate(0, range)],
  ["hygienist-patients-per-day", "Patients of a hygienist by day", "days on the schedule", "count", [7, 8, 10], "medium", "TEERO", m.patientsPerDay("hygienist"), gate(0, range)],
  ["hygienist-patients-dso", "Patients of an assisted hygienist by day", "days on the schedule", "count", [10, 12, 14], "medium", "TEERO", m.patientsPerDay("hygienist"), information("hygienists with an assistant of their own in group practices")],
  ["no-show-dso", "Missed without notice", "appointments kept or broken", "%", [7.4, 7.4, 7.4], "high", "PDDS", m.outcomeShare("missed"), information("group practices; the other vendor's average is of general practices")],
  ["cancelled-dso", "Cancelled in advance", "appointments kept or broken", "%", [15.5, 15.5, 15.5], "high", "PDDS", m.outcomeShare("cancelled"), information("group practices; the other vendor's average is of general practices")],
  ["no-show", "Missed without notice", "appointments kept or broken", "%", [1, 4, 4], "high", "JARVIS", m.outcomeShare("missed"), gate(1, average)],
  ["cancelled", "Cancelled in advance", "appointments kept or broken", "%", [1, 12, 12], "high", "JARVIS", m.outcomeShare("cancelled"), gate(3, average)],
  ["confirmed", "Confirmed by the patient", "appointments kept or broken", "%", [44, 44, 87], "medium", "JARVIS", m.confirmedShare, gate(11, average)],
  ["confirmed-judged", "Confirmed by the patient", "appointments kept or broken", "%", [70, 85, 95], "low", "JUDGED", m.confirmedShare, information(judged)],
  ["no-show-12-17", "Missed without notice", "patients of 12 to 17", "%", [24, 24, 24], "high", "BUFFALO", m.noShowOfAges(12, 17), information(child)],
  ["no-show-children", "Missed without notice", "patients under 18", "%", [14.3, 14.3, 14.3], "high", "BUFFALO", m.noShowOfAges(0, 17), information(child)],
  ["no-show-odds-by-age", "Odds of missing by year of age", "patients to 19", "rate", [1.13, 1.13, 1.13], "high", "BUFFALO", m.noShowOddsPerYear, information(child)],
  ["no-show-new", "No-shows of new patients against known ones", "appointments", "rate", [1.5, 2, 3], "low", "JUDGED", m.noShowRatio(m.isNewPatientVisit, m.isKnownPatientVisit), information(judged)],
  ["no-show-public", "No-shows of publicly against privately insured", "appointments", "rate", [1.3, 1.8, 2.5], "low", "JUDGED", m.noShowRatio(m.isPublicPatient, m.isPrivatePatient), information(judged)],
  ["no-show-lead", "No-shows booked over 90 days ahead against under 14", "appointments", "rate", [1.2, 1.5, 2], "low", "JUDGED", m.noShowRatio(m.isLongLead, m.isShortLead), information(judged)],
  ["no-show-weekday", "No-shows on Monday and Friday against midweek", "appointments", "rate", [1.05, 1.15, 1.3], "low", "JUDGED", m.noShowRatio(m.isMondayOrFriday, m.isMidweek), information(judged)],
  ["wait-known-2019", "Wait of patients of record for treatment", "fillings and the like", "days", [6.1, 6.1, 6.1], "high", "HPIWAIT", m.meanLead(m.isTreatmentVisit), information("of 2019; waits have grown since")],
  ["wait-new-2019", "Wait of new patients", "first visits", "days", [8.1, 8.1, 8.1], "high", "HPIWAIT", m.meanLead((a) => a.isNewPatient), information("of 2019; waits have grown since")],
  ["wait-known-2022", "Wait of patients of record for treatment", "fillings and the like", "days", [10.3, 10.3, 12], "high", "HPIWAIT", m.meanLead(m.isTreatmentVisit), gate(4, "mean of all dentists; one practice's wait differs with its calendar by some days")],
  ["wait-new-2022", "Wait of new patients", "first visits", "days", [16, 16, 24], "high", "HPIWAIT", m.meanLead((a) => a.isNewPatient), gate(4, "mean of all dentists; one practice's wait differs with its calendar by some days")],
  ["wait-new-2023", "Wait of new patients", "first visits", "days", [14, 19, 23], "high", "HPIPOLL", m.meanLead((a) => a.isNewPatient), gate(2, "the polls span two years; one practice differs by some days")],
  ["lead-new", "Booking to visit of new patients", "first visits", "days", [5.4, 31, 39], "medium", "JARVIS", m.meanLead((a) => a.isNewPatient), gate(0, "from the best tenth to the average")],
  ["lead-emergency", "Booking to visit of emergencies", "visits in pain", "days", [0.5, 6, 6], "medium", "JARVIS", m.meanLead(m.hasReason("emergency")), gate(0, "from the best tenth to the average")],
  ["fullness", "Scheduled minutes that were used", "the last year", "%", [76.6, 85, 88], "high", "HPIPOLL", m.fullness, gate(5, "means of polls over two years; one practice lies some points off")],
  ["reappointed", "Left hygiene with the next visit booked", "hygiene visits", "%", [77, 77, 94], "high", "JARVIS", m.reappointed, gate(10, "average to best tenth: practices below the average reach some ten points less")],
  ["reappointed-goal", "Left hygiene with the next visit booked", "hygiene visits", "%", [85, 90, 98], "medium", "DPLC", m.reappointed, information("a goal that practices are given, not what they reach")],
  ["hygiene-share", "Hygienists' part of gross production", "all charges", "%", [25, 30, 35], "medium", "KILLEEN", hygieneShare, gate(0, range)],
  ["hygienist-day-ppo", "A hygienist's gross production by day", "days on the schedule", "$", [1200, 1400, 1600], "medium", "MGE", productionPerDay("hygienist"), gate(200, "dollars of 2021 for PPO practices; fees have risen by an eighth since")],
  ["hygienist-day-ffs", "A hygienist's gross production by day", "days on the schedule", "$", [2000, 2100, 2500], "medium", "MGE", productionPerDay("hygienist"), information("practices without PPOs")],
  ["length-recall", "Length of an adult's recall", "visits kept", "minutes", [45, 60, 90], "medium", "LENGTH", m.visitMinutes(m.hasReason("hygiene")), gate(0, lengths)],
  ["length-new", "Length of a first visit", "visits kept", "minutes", [60, 80, 90], "medium", "LENGTH", m.visitMinutes((a) => a.isNewPatient), gate(0, lengths)],
  ["length-child", "Length of a child's recall", "visits kept", "minutes", [30, 30, 45], "low", "JUDGED", m.visitMinutes(m.hasReason("child hygiene")), information(judged)],
  ["length-filling-one", "Length for one surface filled", "visits kept", "minutes", [30, 40, 45], "medium", "LENGTH", m.visitMinutes(m.isFillingVisit("one surface")), gate(0, lengths)],
  ["length-filling-more", "Length for more surfaces filled", "visits kept", "minutes", [45, 60, 75], "medium", "LENGTH", m.visitMinutes(m.isFillingVisit("more")), gate(0, lengths)],
  ["length-crown", "Length of a crown preparation", "visits kept", "minutes", [60, 90, 120], "medium", "LENGTH", m.visitMinutes(m.hasReason("crown prep")), gate(0, lengths)],
  ["length-seat", "Length of seating a crown", "visits kept", "minutes", [30, 30, 45], "medium", "LENGTH", m.visitMinutes(m.hasReason("crown seat")), gate(0, lengths)],
  ["length-root-canal", "Length of a molar's root canal", "visits kept", "minutes", [60, 90, 120], "medium", "LENGTH", m.visitMinutes((_, codes) => codes.includes("D3330")), gate(0, lengths)],
  ["length-extraction", "Length of a simple extraction", "visits kept", "minutes", [20, 30, 40], "medium", "LENGTH", m.visitMinutes((a, codes) => a.reason === "extraction" && codes.every((code) => code === "D7140")), gate(0, lengths)],
  ["length-implant", "Length of placing an implant", "visits kept", "minutes", [60, 75, 120], "medium", "TIMELINE", m.visitMinutes((_, codes) => codes.includes("D6010")), gate(0, lengths)],
  ["crown-seat-delay", "Crown preparation to seating", "crowns seated", "days", [14, 17, 28], "medium", "TIMELINE", m.crownSeatDelay, gate(0, lengths)],
  ["implant-crown-delay", "Implant to its crown", "implants crowned", "days", [90, 150, 240], "medium", "TIMELINE", m.implantCrownDelay, gate(0, lengths)],
  ["same-day", "Treatment done the day it was found", "gross production", "%", [4, 8, 15], "low", "JUDGED", sameDayShare, information(judged)],
  ["month-best", "Busiest month by open day", "100 is the mean month", "count", [104, 107, 112], "low", "JUDGED", m.monthIndex("best"), information(judged)],
  ["month-worst", "Quietest month by open day", "100 is the mean month", "count", [88, 93, 97], "low", "JUDGED", m.monthIndex("worst"), information(judged)],
  ["tier-dentist-hour", "A dentist's gross production by hour", "hours on the schedule", "$", [350, 475, 600], "medium", "VERITAS", productionPerHour("dentist"), gate(0, "the tiers name the range of practices")],
  ["tier-hygiene-hour", "A hygienist's gross production by hour", "hours on the schedule", "$", [125, 165, 200], "medium", "DPLC", productionPerHour("hygienist"), gate(0, "the tiers name the range of practices")],
  ["tier-reappointed", "Left hygiene with the next visit booked", "hygiene visits", "%", [70, 85, 95], "medium", "DPLC", m.reappointed, gate(0, "the tiers name the range of practices")],
  ["tier-broken", "Missed or cancelled", "appointments kept or broken", "%", [5, 12, 20], "medium", "JARVIS", m.outcomeShare("broken"), gate(0, "the tiers name the range of practices")],
  ["tier-hygiene-share", "Hygienists' part of gross production", "all charges", "%", [22, 30, 35], "medium", "KILLEEN", hygieneShare, gate(0, "the tiers name the range of practices")],
  ["tier-recall-overdue", "Due for prevention and not booked", "active patients", "%", [10, 20, 40], "medium", "JUDGED", m.recallOverdue, gate(0, "the tiers name the range of practices")],
];

/** The appointment book: who comes, how long it takes, how full it is. */
export const scheduleTargets: readonly Target[] = targetsOf("schedule", rows);
