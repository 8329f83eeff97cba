import { diseaseRates } from "../../catalog/rates/disease.ts";
import type { Office } from "../../world/world.ts";

/** How quickly a patient's teeth decay: 0 while they never did, else about 1 in the middle, a few times that for some. */
export function cariesRisk(office: Office, patientId: number, age: number): number {
  const random = office.draw("patient", patientId, "caries");
  const risk = random.logNormal(0.7, diseaseRates.cariesSpread);
  const share = diseaseRates.neverDecayed.find(([upTo]) => age <= upTo)?.[1] ?? 0;
  return random.chance(share) ? 0 : risk;
}
