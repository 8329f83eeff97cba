import { type Day, dayOfMoment, type Moment, momentAt } from "../../foundation/calendar.ts";
import type { Draw } from "../../foundation/random.ts";
import { procedureCode } from "../catalog/procedure-codes.ts";
import { conversionRates } from "../catalog/rates/conversion.ts";
import type { Scenario } from "../catalog/scenarios/scenario.ts";
import {
  type ImportedChart,
  type ImportedCharts,
  type ImportedCoverage,
  type ImportedFamily,
  type ImportedHistory,
  noImportedCharts,
} from "../world/imported-charts.ts";
import type { Cents, Practice } from "../world/practice.ts";
import type { Procedure, TreatmentPlan } from "../world/treatment.ts";
import type { IdKind } from "../world/world.ts";
import { formerAccount } from "./former-account.ts";
import {
  type FormerLists,
  formerCarriers,
  formerCoverage,
  formerEmployers,
  formerLists,
  formerPlans,
} from "./former-insurance.ts";
import {
  type ConversionSource,
  type FormerFamily,
  type FormerPatient,
  formerFamilies,
} from "./former-patients.ts";
import {
  formerContactsOf,
  formerDocuments,
  formerHealth,
  formerRecalls,
  formerReferrals,
} from "./former-records.ts";
import { type FormerWork, formerChart } from "./former-work.ts";
import { Keys } from "./keys.ts";

export interface ConversionRequest {
  readonly draw: Draw;
  readonly scenario: Scenario;
  /** Patient rows to import. */
  readonly rows: number;
  readonly opened: Day;
  /** The practice on its first day. */
  readonly practice: Practice;
}

/** Charts of former patients, as a conversion brings them on the morning on which a practice opens. */
export function importCharts({ draw, scenario, rows, opened, practice }: ConversionRequest): ImportedCharts {
  if (rows === 0) return noImportedCharts;
  const at = momentAt(opened, 6 * 60 + 30);
  const lists = formerLists(rows);
  const source: ConversionSource = {
    draw,
    scenario,
    rows,
    opened,
    at,
    providers: practice.providers,
    plans: lists.plans,
  };
  const conversion: Conversion = { source, userId: practice.users[0]?.id ?? 0 };
  let keys: Keys | undefined;
  return {
    size: rows,
    at,
    lastKey: (kind) => fixedLastKey(kind, rows, lists) ?? (keys ??= keysTaken(conversion)).last(kind),
    patients: () => formerPatients(source),
    families: () => importedFamilies(conversion, new Keys()),
    coverages: () => formerCoverages(source),
    carriers: () => formerCarriers(draw, lists, at),
    employers: () => formerEmployers(draw, lists),
    plans: () => formerPlans(draw, lists, at),
  };
}

interface Conversion {
  readonly source: ConversionSource;
  /** Who ran it. */
  readonly userId: number;
}

/** Of what is numbered without going through the families. Carriers of former patients follow the practice's own. */
function fixedLastKey(kind: IdKind, rows: number, { employers, plans }: FormerLists): number | undefined {
  switch (kind) {
    case "patient":
      return rows;
    case "employer":
      return employers;
    case "plan":
      return plans;
    case "carrier":
      return 0;
    default:
      return undefined;
  }
}

function keysTaken(conversion: Conversion): Keys {
  const keys = new Keys();
  for (const _ of importedFamilies(conversion, keys)) {
    // Only the keys count.
  }
  return keys;
}

function* formerPatients(source: ConversionSource): Generator<ImportedChart["patient"]> {
  for (const { members } of formerFamilies(source)) for (const { patient } of members) yield patient;
}

function* formerCoverages(source: ConversionSource): Generator<ImportedCoverage> {
  const keys = new Keys();
  for (const family of formerFamilies(source)) yield formerCoverage(source.draw, family, keys, source.at);
}

function* importedFamilies(conversion: Conversion, keys: Keys): Generator<ImportedFamily> {
  const { draw, at } = conversion.source;
  for (const family of formerFamilies(conversion.source)) {
    yield {
      ...formerCoverage(draw, family, keys, at),
      charts: family.members.map((former) => importedChart(conversion, family, former, keys)),
    };
  }
}

function importedChart(
  { source, userId }: Conversion,
  { isInsured }: FormerFamily,
  former: FormerPatient,
  keys: Keys,
): ImportedChart {
  const { draw, at } = source;
  const { patient, died } = former;
  const random = draw("former patient", patient.id, "history");
  const { work, planned, missingTeeth } = formerChart(former, random);
  const completed = work.map((need) => doneWork(source, former, need, keys.next("procedure")));
  const left = planned.map((need) => plannedWork(source, former, need, keys.next("procedure")));
  const noted = completed.filter(() => random.chance(conversionRates.noted)).map(({ id }) => id);
  const request = { former, procedures: completed, keys, at, userId };
  const { id: patientId, primaryProviderId: providerId } = patient;
  return {
    patient,
    died,
    history: {
      procedures: [...completed, ...left],
      noted: new Set(noted),
      ...leftPlan(left, { patientId, keys, at, userId }),
      ...formerAccount({ ...request, patientId, providerId, isInsured }, random),
      missingTeeth: [...missingTeeth].map((tooth) => ({ id: keys.next("tooth mark"), tooth })),
      documents: formerDocuments(request, random),
      recalls: formerRecalls(request),
      contacts: formerContactsOf(request, random),
      referrals: formerReferrals(request, random),
      ...formerHealth(request, random),
    },
  };
}

interface PlanRequest {
  readonly patientId: number;
  readonly keys: Keys;
  readonly at: Moment;
  readonly userId: number;
}

/** The plan of what was never done; none when all was. */
function leftPlan(
  procedures: readonly Procedure[],
  { patientId, keys, at, userId }: PlanRequest,
): Pick<ImportedHistory, "treatmentPlan" | "attachments"> {
  if (procedures.length === 0) return { treatmentPlan: undefined, attachments: [] };
  const treatmentPlan: TreatmentPlan = {
    id: keys.next("treatment plan"),
    patientId,
    status: "active",
    heading: "Active Treatment Plan",
    day: dayOfMoment(at),
    procedureIds: procedures.map(({ id }) => id),
    userId,
    edited: at,
  };
  const attachments = procedures.map((procedure) => ({ id: keys.next("plan attachment"), procedure }));
  return { treatmentPlan, attachments };
}

function doneWork(source: ConversionSource, former: FormerPatient, need: FormerWork, id: number): Procedure {
  return { ...chartedWork(source, former, need, id), status: "complete", completed: need.day };
}

function plannedWork(
  source: ConversionSource,
  former: FormerPatient,
  need: FormerWork,
  id: number,
): Procedure {
  return { ...chartedWork(source, former, need, id), status: "planned", planned: need.day };
}

function chartedWork(
  { opened, at }: ConversionSource,
  { patient }: FormerPatient,
  { code, tooth, surface, day }: FormerWork,
  id: number,
): Omit<Procedure, "status"> {
  const { performer } = procedureCode(code);
  const isHygiene = performer === "hygienist" && patient.secondaryProviderId > 0;
  return {
    id,
    patientId: patient.id,
    code,
    tooth,
    surface,
    fee: feeThen(code, opened - day),
    units: 1,
    providerId: isHygiene ? patient.secondaryProviderId : patient.primaryProviderId,
    appointmentId: 0,
    day,
    planned: undefined,
    completed: undefined,
    priority: "none",
    created: at,
    edited: at,
  };
}

/** The usual fee so many days before the practice opened, in whole dollars. */
function feeThen(code: string, daysBefore: number): Cents {
  const { fee } = procedureCode(code);
  return Math.round((fee / 100) * (1 + conversionRates.feeRaise) ** (-daysBefore / 365.25)) * 100;
}
