import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { clinicOf, openingRoles } from "../../world/opening/staff.ts";
import type { DailyProcess } from "../../world/world.ts";
import { systemTime } from "./desk-times.ts";
import { branchesOpen } from "./growth.ts";
import { takeOn } from "./turnover.ts";

/** A group's later clinics open, each with its own staff and chairs. */
export const clinicOpenings: DailyProcess = {
  name: "clinic openings",
  runDay(office, day) {
    if (office.sizing.clinics < 2 || !isOfficeOpen(day)) return;
    const known = new Set(office.world.practice.clinics.map(({ id }) => id));
    const at = systemTime(day, 0);
    for (const branch of branchesOpen(office, day).filter(({ clinicId }) => !known.has(clinicId))) {
      office.record({ kind: "clinic opened", at, clinic: clinicOf(office.draw, branch) });
      for (const role of openingRoles(branch)) takeOn(office, at, role, branch.clinicId);
    }
  },
};
