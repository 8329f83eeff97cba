import { addMonths, ageOn, type Day, type Moment, momentAt } from "../../foundation/calendar.ts";
import type { Random } from "../../foundation/random.ts";
import { allergens } from "../catalog/allergens.ts";
import { conditions } from "../catalog/conditions.ts";
import { formerContacts, scannedPapers } from "../catalog/former-charts.ts";
import { medications } from "../catalog/medications.ts";
import { radiographNames } from "../catalog/radiographs.ts";
import { conversionRates } from "../catalog/rates/conversion.ts";
import { recallTypes } from "../catalog/recall-types.ts";
import type { Contact, Recall, ReferralAttachment } from "../world/people.ts";
import type { Allergy, MedicationUse, Problem, StoredDocument } from "../world/records.ts";
import type { Procedure } from "../world/treatment.ts";
import type { FormerPatient } from "./former-patients.ts";
import type { Keys } from "./keys.ts";

interface RecordRequest {
  readonly former: FormerPatient;
  readonly procedures: readonly Procedure[];
  readonly keys: Keys;
  readonly at: Moment;
  readonly userId: number;
}

/** The images, and the papers that were scanned for the conversion. */
export function formerDocuments(
  { former, procedures, keys, at }: RecordRequest,
  random: Random,
): readonly StoredDocument[] {
  const { id: patientId } = former.patient;
  const images = procedures.flatMap(({ code, tooth, providerId }) => {
    const description = radiographNames.get(code);
    if (description === undefined || !random.chance(conversionRates.imagesKept)) return [];
    return { category: "Radiographs", description, isRadiograph: true, teeth: tooth, providerId } as const;
  });
  const count = random.integer(...conversionRates.papers);
  const papers = Array.from({ length: former.visits.length === 0 ? 0 : count }, () => ({
    ...random.pick(scannedPapers),
    isRadiograph: false,
    teeth: "",
    providerId: 0,
  }));
  return [...images, ...papers].map((document) =>
    Object.assign(document, { id: keys.next("document"), patientId, at }),
  );
}

const recalled = ["prophy", "bitewings", "panoramic"] as const;

/** When a former patient was last here for what; OpenDental disables the recalls of who is a patient no more. */
export function formerRecalls({ former, procedures, keys, at }: RecordRequest): readonly Recall[] {
  return recalled.flatMap((type) => {
    const { triggers, defaultMonths: intervalMonths } = recallTypes[type];
    const days = procedures.filter(({ code }) => triggers.includes(code)).map(({ day }) => day);
    if (days.length === 0) return [];
    const previous = Math.max(...days);
    const patientId = former.patient.id;
    return {
      id: keys.next("recall"),
      patientId,
      type,
      previous,
      due: addMonths(previous, intervalMonths),
      scheduled: undefined,
      intervalMonths,
      edited: at,
    };
  });
}

export function formerContactsOf(
  { former, keys, userId }: RecordRequest,
  random: Random,
): readonly Contact[] {
  const { patient, visits } = former;
  const [first, last] = [visits[0], visits.at(-1)];
  if (first === undefined || last === undefined) return [];
  const count = random.integer(...conversionRates.contacts);
  const days = Array.from({ length: count }, () => random.integer(first, last + 200)).sort((a, b) => a - b);
  return days.map((day) => {
    const { topic, mode, note } = random.pick(formerContacts);
    const at = momentAt(day, random.integer(8 * 60, 17 * 60));
    const direction = mode === "none" ? "neither" : "sent";
    return { id: keys.next("contact"), patientId: patient.id, at, topic, mode, direction, note, userId };
  });
}

export function formerReferrals(
  { former, keys, at }: RecordRequest,
  random: Random,
): readonly ReferralAttachment[] {
  const day = former.visits[0];
  if (day === undefined || !random.chance(conversionRates.referred)) return [];
  const id = keys.next("referral attachment");
  return [
    {
      id,
      referralId: random.integer(1, sourcesOnFile),
      patientId: former.patient.id,
      direction: "from",
      day,
      created: at,
    },
  ];
}

/** The practice opens with these on its list: where patients come from, and other dentists. */
const sourcesOnFile = 9;

export interface FormerHealth {
  readonly allergies: readonly Allergy[];
  readonly problems: readonly Problem[];
  readonly medications: readonly MedicationUse[];
}

/** What the paper said of a former patient's health. */
export function formerHealth({ former, keys, at }: RecordRequest, random: Random): FormerHealth {
  const { patient, visits } = former;
  if (visits.length === 0) return { allergies: [], problems: [], medications: [] };
  const patientId = patient.id;
  const asked = visits[0] ?? 0;
  const allergic = random.chance(conversionRates.allergy) ? [random.pick(allergens)] : [];
  const ill = ageOn(patient.birthdate, asked) < 30 ? 0 : random.weighted(conversionRates.problems);
  const takes = ageOn(patient.birthdate, asked) < 30 ? 0 : random.weighted(conversionRates.medications);
  return {
    allergies: allergic.map(({ name, reactions }) => ({
      id: keys.next("allergy"),
      patientId,
      allergen: name,
      reaction: random.pick(reactions),
      noted: at,
    })),
    problems: distinct(random, conditions, ill).map(({ name }) => ({
      id: keys.next("problem"),
      patientId,
      condition: name,
      isActive: true,
      started: undefined,
      stopped: undefined,
      noted: at,
      edited: at,
    })),
    medications: distinct(random, medications, takes).map((drug) => ({
      id: keys.next("medication use"),
      patientId,
      drug,
      started: startedBefore(asked, random),
      stopped: undefined,
      noted: at,
      edited: at,
    })),
  };
}

const startedBefore = (day: Day, random: Random): Day => day - random.integer(30, 3000);

function distinct<T>(random: Random, list: readonly T[], count: number): readonly T[] {
  const picked = new Set<T>();
  for (let i = 0; i < count; i++) picked.add(random.pick(list));
  return [...picked];
}
