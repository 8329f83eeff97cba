import { procedureCodes } from "../../catalog/procedure-codes.ts";
import * as m from "../measures/treatment.ts";
import { gate, information, type Target, type TargetRow, targetsOf } from "../target.ts";
import { codeTargets } from "./code-tables.ts";

const judged = "our own judgement; the mix was calibrated to it";
const average =
  "average to best tenth: as many practices lie on the other side of the average, so a quarter of it is added";
const quarter = "an average of many practices; one may lie a quarter of it off";
const range = "the source gives the range of practices";

// biome-ignore format: one target a line
const rows: readonly TargetRow[] = [
  ["routine-share-1996", "Diagnosis and prevention", "procedures of all ages", "%", [65, 65, 65], "high", "MEPS96", m.sectionShare(m.routineSections), information("of 1996; the share has grown since")],
  ["diagnosis-share-1996", "Diagnosis", "procedures of all ages", "%", [35.2, 35.2, 35.2], "high", "MEPS96", m.sectionShare(m.diagnosticSections), information("of 1996; the share has grown since")],
  ["routine-share-adults", "Diagnosis and prevention", "procedures of adults of 21 to 64", "%", [75, 77, 80], "high", "MEPS09", m.sectionShare(m.routineSections, 21, 64), gate(8, "all adults, most of them at specialists and rare visitors too; a practice lies some points off, and periodontal upkeep is not counted as prevention")],
  ["procedures-per-patient", "Procedures by patient and year", "patients with a visit", "count", [3.7, 3.7, 3.7], "medium", "MEPS96", m.proceduresPerPatient, information("of 1996, and all who saw any dentist once")],
  ["fifty-codes", "Made up by the fifty commonest codes", "completed procedures", "%", [95, 95, 95], "medium", "NADP20", m.fiftyCodesShare, gate(5, "all dentists together use more codes than one practice")],
  ["adult-fluoride", "Grown-ups' hygiene visits with fluoride", "hygiene visits", "%", [33, 33, 91], "medium", "JARVIS", m.adultFluoride, gate(8.25, average)],
  ["perio-ratio", "Periodontal procedures", "grown-ups' hygiene procedures", "%", [24, 24, 70], "medium", "JARVIS", m.perioShare, gate(6, average)],
  ["perio-need", "Patients with periodontal care", "grown-up hygiene patients", "%", [30, 32, 33], "medium", "PATTERSON", m.perioPatients, information("a consultant's goal, not what practices show")],
  ["case-acceptance", "Presented dollars booked or done", "treatment presented", "%", [40, 46, 83], "high", "JARVIS", m.acceptedDollars, gate(10, "from a second vendor's average to the best tenth; as many practices lie below")],
  ["case-completion", "Presented dollars done", "treatment presented", "%", [42, 44, 46], "high", "PDDS", m.completedDollars, gate(11, quarter)],
  ["accepted-plans", "Presentations of which a part was booked or done", "treatment presented", "%", [56, 56, 56], "high", "PDDSMID", m.acceptedPlans, gate(14, quarter)],
  ["dollars-per-exam", "Dollars presented at once", "treatment presented", "$", [2162, 2500, 3294], "medium", "DI", m.dollarsPerPresentation, information("the source does not say which examinations it counts")],
  ["production-per-visit", "Production by visit after write-offs", "visits kept", "$", [250, 325, 400], "medium", "DPLC", m.adjustedProductionPerVisit, gate(0, range)],
  ["gross-per-visit-judged", "Gross production by visit", "visits kept", "$", [300, 380, 460], "low", "JUDGED", m.grossProductionPerVisit, information(judged)],
  ["tier-case-acceptance", "Presented dollars booked or done", "treatment presented", "%", [45, 55, 75], "medium", "VERITAS", m.acceptedDollars, gate(5, "the tiers name the range of practices; a mark below the lowest is still common")],
  ["tier-perio", "Periodontal procedures", "grown-ups' hygiene procedures", "%", [15, 24, 35], "medium", "JARVIS", m.perioShare, gate(0, "the tiers name the range of practices")],
  ["bitewings-low-risk", "Months between bitewings", "adults without restorations", "months", [24, 30, 36], "high", "XRAY12", m.lowRiskBitewingInterval, information("a guideline; plans pay for one a year and offices follow the plans")],
  ["bitewings-adults", "Months between bitewings", "adults", "months", [6, 12, 18], "high", "XRAY12", m.bitewingInterval(18, 200), gate(3, "the guideline's range for adults at risk, which is where plans that pay yearly lead")],
  ["bitewings-children", "Months between bitewings", "children", "months", [6, 12, 24], "high", "XRAY12", m.bitewingInterval(3, 17), gate(0, "the guideline's range from high to low risk")],
];

const nameOf = (code: string): string => procedureCodes.get(code)?.name ?? code;

const mixRows: readonly TargetRow[] = codeTargets.flatMap(([code, mix, share]): readonly TargetRow[] => [
  [
    `mix-${code}`,
    `${code} ${nameOf(code)}, by 1,000`,
    "completed procedures",
    "rate",
    mix,
    "low",
    "JUDGED",
    m.mixOf(code),
    information(judged),
  ],
  [
    `production-${code}`,
    `${code} ${nameOf(code)}, part of production`,
    "gross production",
    "%",
    // The part is judged without a range; the mix has 0.7 to 1.35 of its target.
    [share * 0.7, share, share * 1.35],
    "low",
    "JUDGED",
    m.productionShareOf(code),
    information(judged),
  ],
]);

/** What is done, how it is accepted, what it comes to. */
export const treatmentTargets: readonly Target[] = targetsOf("treatment", [...rows, ...mixRows]);
