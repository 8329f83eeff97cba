import { ageOn, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { streetAddress } from "../../catalog/names.ts";
import { places } from "../../catalog/places.ts";
import { familyRates } from "../../catalog/rates/families.ts";
import { balanceOf } from "../../ledger/aging.ts";
import { entriesOfPatient } from "../../ledger/entry.ts";
import { existing } from "../../world/existing.ts";
import type { Patient } from "../../world/people.ts";
import type { Office, World } from "../../world/world.ts";
import { patientOf } from "../treatment/chart.ts";
import { dropAllCoverages, subscribe } from "./enrolment.ts";
import { promiseFamilyEvent } from "./family-changes.ts";

/**
 * The eldest grown child gets an account of its own, when there is nothing open on the old one: accounts are aged by
 * the families of today, and so the child's past moves along.
 */
export function leaveHome(office: Office, at: Moment, family: readonly Patient[], random: Random): void {
  const day = dayOfMoment(at);
  const grown = family
    .filter((p) => p.status === "patient" && p.position === "child" && p.id !== p.guarantorId)
    .filter(({ birthdate }) => ageOn(birthdate, day) >= familyRates.leavesHomeFrom)
    .sort((a, b) => a.birthdate - b.birthdate);
  const [child] = grown;
  if (child === undefined || !isSettled(office.world, child, at)) return;
  dropAllCoverages(office, at, child.id);
  const home = { address: streetAddress(random), ...random.weighted(places), homePhone: "" };
  const change = { ...home, guarantorId: child.id, position: "single" } as const;
  office.record({ kind: "patient changed", at, patientId: child.id, change });
  if (random.chance(familyRates.ownPlan)) {
    subscribe(office, at, patientOf(office.world, child.id), [], { from: "market" });
  }
  promiseFamilyEvent(office, child.id, day);
}

/** Nothing is owed or expected: no balance, no claim without an answer, no payment plan of the family. */
function isSettled(world: World, { id, guarantorId }: Patient, at: Moment): boolean {
  if (world.paymentPlans.plansOf(guarantorId).length > 0) return false;
  if (balanceOf(entriesOfPatient(world, id, dayOfMoment(at))) !== 0) return false;
  return world
    .proceduresOf(id)
    .flatMap((procedureId) => world.linesOfProcedure(procedureId))
    .every((lineId) => existing(world.claimLines, lineId, "claim line").status !== "not received");
}
