import type { Day } from "../../../foundation/calendar.ts";
import type { Draw } from "../../../foundation/random.ts";
import { streetAddress } from "../../catalog/names.ts";
import { clinicPlaces, practicePlace } from "../../catalog/places.ts";
import type { Scenario } from "../../catalog/scenarios/scenario.ts";
import { type Staffing, staffingFor } from "../../catalog/staffing.ts";
import type { Clinic, Practice } from "../practice.ts";
import type { PracticeSizing } from "../world.ts";
import { type Branch, plannedBranches } from "./branches.ts";
import { newHire, type Role, withHire } from "./hire.ts";

/** The practice on its first morning, with the clinics that open then. */
export function openingPractice(
  draw: Draw,
  sizing: PracticeSizing,
  scenario: Scenario,
  opened: Day,
): Practice {
  let practice: Practice = {
    title: sizing.clinics > 1 ? "Fairhollow Dental Group" : "Fairhollow Family Dental",
    phone: "(503)555-0100",
    address: streetAddress(draw("practice", "address")),
    ...practicePlace,
    clinics: [],
    providers: [],
    operatories: [],
    employees: [],
    users: [],
  };
  const [first, ...others] = plannedBranches(sizing, scenario, opened);
  for (const branch of [first, ...others.filter((other) => other.opened === first?.opened)]) {
    if (branch !== undefined) practice = withBranch(draw, practice, branch, opened);
  }
  return practice;
}

function withBranch(draw: Draw, practice: Practice, branch: Branch, opened: Day): Practice {
  const clinics = branch.clinicId === 0 ? [] : [...practice.clinics, clinicOf(draw, branch)];
  let larger: Practice = { ...practice, clinics };
  for (const role of openingRoles(branch)) {
    const before = draw("staff", larger.users.length + 1, "hired").integer(30, 3000);
    const request = { role, clinicId: branch.clinicId, hired: opened - before };
    larger = withHire(larger, newHire(draw, larger, request));
  }
  return larger;
}

/** Who works at a place when it opens: each dentist and each hygienist has a chair of their own. */
export function openingRoles(branch: Branch): readonly Role[] {
  const staffing = staffingFor(branch.rowsPlanned, branch.clinicId === 0 ? "practice" : "clinic");
  return [
    ...times(staffing.dentists, "dentist"),
    ...times(staffing.hygienists, "hygienist"),
    ...supportRoles(staffing, branch),
  ];
}

/** A clinic as it opens. */
export function clinicOf(draw: Draw, { clinicId, opened }: Branch): Clinic {
  const place = clinicPlaces[clinicId - 1] ?? practicePlace;
  return {
    id: clinicId,
    title: `${place.city} Dental`,
    abbreviation: place.city.slice(0, 4).toUpperCase(),
    phone: `(503)555-01${String(clinicId + 10)}`,
    address: streetAddress(draw("clinic", clinicId, "address")),
    ...place,
    opened,
  };
}

/** 1.8 assistants a dentist and 4.8 staff in all (facts section 5, grade H). The manager sits at the first clinic. */
function supportRoles({ dentists, hygienists }: Staffing, { clinicId }: Branch): readonly Role[] {
  const isSmall = clinicId > 0;
  const desk = Math.max(isSmall ? 1 : 2, Math.ceil((dentists + hygienists) / 3));
  return [
    ...times(clinicId > 1 ? 0 : 1, "office manager"),
    ...times(desk, "front desk"),
    ...times(Math.ceil(dentists * 1.5), "assistant"),
  ];
}

const times = (count: number, role: Role): readonly Role[] => Array.from({ length: count }, () => role);
