import * as m from "../measures/patients.ts";
import { gate, information, type Target, type TargetRow, targetsOf } from "../target.ts";

const survey = "a survey of all people; a practice sees those who come";
const nation = "the whole country's payers; what a practice takes is its own choice";
const judged = "our own judgement";
const old = "dollars of another year";
const size = "follows the asked size of the practice and not its behaviour";
const everyone = { from: 18, to: 64 } as const;

// biome-ignore format: one target a line
const rows: readonly TargetRow[] = [
  ["age-child-judged", "Patients under 18", "active patients", "%", [14, 17, 24], "low", "JUDGED", m.ageShare(0, 17), information(judged)],
  ["age-18-64", "Patients of 18 to 64", "everybody on the books", "%", [73, 73, 73], "high", "PBRN", m.ageShareOfCharts(18, 64), gate(8, "mean of 99 practices; one with many families or retired people lies some points off")],
  ["age-18-64-judged", "Patients of 18 to 64", "active patients", "%", [62, 67, 73], "low", "JUDGED", m.ageShare(18, 64), information(judged)],
  ["age-65-judged", "Patients of 65 and over", "active patients", "%", [10, 16, 20], "low", "JUDGED", m.ageShare(65, 200), information(judged)],
  ["female", "Women and girls", "everybody on the books", "%", [56, 56, 56], "high", "PBRN", m.femaleShare, gate(4, "mean of 99 practices; practices differ little in it")],
  ["insured", "Patients with insurance on file", "active patients", "%", [73, 73, 73], "high", "PBRN", m.insuredShare, gate(7, "mean of 99 practices to 2015; towns differ in their employers")],
  ["uninsured", "Patients without insurance on file", "active patients", "%", [27, 27, 27], "high", "PBRN", m.uninsuredShare, gate(7, "mean of 99 practices to 2015; towns differ in their employers")],
  ["child-private", "Children with private coverage", "patients to 18", "%", [50, 53, 55], "high", "HPICOV", m.payerShare("private", 0, 18), information(nation)],
  ["child-public", "Children with public coverage", "patients to 18", "%", [36, 38, 40], "high", "HPICOV", m.payerShare("public", 0, 18), information(nation)],
  ["child-none", "Children without coverage", "patients to 18", "%", [8, 9, 10], "high", "HPICOV", m.payerShare("none", 0, 18), information(nation)],
  ["adult-private", "Adults with private coverage", "patients of 19 to 64", "%", [59, 61.4, 62], "high", "HPICOV", m.payerShare("private", 19, 64), information(nation)],
  ["adult-public", "Adults with public coverage", "patients of 19 to 64", "%", [7.4, 15.7, 16], "high", "HPICOV", m.payerShare("public", 19, 64), information(nation)],
  ["adult-none", "Adults without coverage", "patients of 19 to 64", "%", [22.8, 22.8, 33.6], "high", "HPICOV", m.payerShare("none", 19, 64), information(nation)],
  ["payer-private-judged", "Payer private", "active patients", "%", [58, 64, 75], "low", "JUDGED", m.payerShare("private"), information(judged)],
  ["payer-public-judged", "Payer public", "active patients", "%", [0, 8, 25], "low", "JUDGED", m.payerShare("public"), information(judged)],
  ["payer-none-judged", "No payer", "active patients", "%", [18, 26, 35], "low", "JUDGED", m.payerShare("none"), information(judged)],
  ["seen-adults", "Seen within a year", "adults to 64", "%", [65.5, 65.5, 65.5], "high", "NHIS", m.seenInYear(everyone), information(survey)],
  ["seen-men", "Seen within a year", "men to 64", "%", [59.6, 61.5, 61.5], "high", "NHIS", m.seenInYear({ ...everyone, gender: "male" }), information(survey)],
  ["seen-women", "Seen within a year", "women to 64", "%", [65.8, 69.3, 69.3], "high", "NHIS", m.seenInYear({ ...everyone, gender: "female" }), information(survey)],
  ["seen-insured", "Seen within a year", "insured adults to 64", "%", [72, 75, 75], "high", "NHIS", m.seenInYear({ ...everyone, insured: true }), information(survey)],
  ["seen-uninsured", "Seen within a year", "uninsured adults to 64", "%", [45.4, 47.8, 47.8], "high", "NHIS", m.seenInYear({ ...everyone, insured: false }), information(survey)],
  ["seen-1-4", "Seen within a year", "children of 1 to 4", "%", [51.3, 58.6, 58.6], "high", "NHIS", m.seenInYear({ from: 1, to: 4 }), information(survey)],
  ["seen-5-11", "Seen within a year", "children of 5 to 11", "%", [90.6, 92, 92], "high", "NHIS", m.seenInYear({ from: 5, to: 11 }), information(survey)],
  ["seen-12-17", "Seen within a year", "children of 12 to 17", "%", [88.1, 90.3, 90.3], "high", "NHIS", m.seenInYear({ from: 12, to: 17 }), information(survey)],
  ["new-patients-practice", "New patients a month", "the practice", "count", [35, 35, 86], "medium", "JARVIS", m.newPatientsPerMonth, information(size)],
  ["new-patients-solo", "New patients a month by full-time dentist", "the last year", "count", [15, 25, 40], "medium", "LEVIN10", m.newPatientsPerDentist, gate(0, "the source gives the range of practices")],
  ["active-per-dentist", "Active patients by full-time dentist", "seen in 18 months", "count", [1300, 1600, 2300], "medium", "TEERO", m.activePerDentist, information(size)],
  ["attrition", "Active patients lost in a year", "active a year ago", "%", [10, 17, 25], "medium", "DEATT", m.attrition, gate(0, "the source gives the range of practices")],
  ["attrition-vendor", "Active patients lost in a year", "active a year ago", "%", [10, 20, 40], "low", "DIATT", m.attrition, information("a vendor's range without a count")],
  ["retention", "Examined in 18 months", "seen in 36 months", "%", [57, 57, 99], "medium", "JARVIS", m.retention, gate(14, "average to best tenth: as many practices lie below the average, so a quarter of it is added")],
  ["recare-retention", "Hygiene patients who came again the year after", "hygiene patients of the year before", "%", [76, 76, 76], "low", "DENTRIX", m.recareRetention, information("one practice")],
  ["visits-per-dentist", "Visits a year by full-time dentist", "the last year", "count", [3566, 3680, 3707], "medium", "STATISTA", m.visitsPerDentist, information(size)],
  ["spend-mean", "Billed in a year", "patients with a visit", "$", [685, 685, 685], "high", "HPIPP", m.meanSpend, information(`${old}: 2013`)],
  ["spend-p90", "Billed in a year, highest tenth from", "patients with a visit", "$", [1624, 1624, 1624], "high", "HPIPP", m.highSpend, information(`${old}: 2013`)],
  ["billed-per-user", "Billed in a year", "patients with a visit", "$", [478, 680, 891], "medium", "HEG", m.meanSpend, information(`${old}: 2010, and one plan`)],
  ["family-size", "Patients by account", "all accounts", "count", [1.6, 2, 2.6], "low", "JUDGED", m.patientsPerFamily, information(judged)],
  ["guarantor-patients", "Heads of accounts who are patients", "all accounts", "%", [85, 92, 97], "low", "JUDGED", m.guarantorsWhoArePatients, information(judged)],
  ["tier-new-patients", "New patients a month by full-time dentist", "the last year", "count", [15, 25, 40], "medium", "VERITAS", m.newPatientsPerDentist, gate(0, "the tiers name the range of practices")],
  ["tier-retention", "Examined in 18 months", "seen in 36 months", "%", [60, 75, 85], "medium", "JARVIS", m.retention, information("tiers for marking a practice, narrower than what practices show")],
];

/** Who the patients are, how they come and go. */
export const patientTargets: readonly Target[] = targetsOf("patients", rows);
