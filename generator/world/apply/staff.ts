import type { Day } from "../../../foundation/calendar.ts";
import { editedAppointment } from "../edited.ts";
import type { StaffEvent } from "../events/staff.ts";
import { existing } from "../existing.ts";
import { withHire } from "../opening/hire.ts";
import type { Practice } from "../practice.ts";
import type { HandlersOf } from "../simulated-world.ts";

export const staffHandlers: HandlersOf<StaffEvent["kind"]> = {
  "clinic opened": (world, { clinic }) => {
    world.practice = { ...world.practice, clinics: [...world.practice.clinics, clinic] };
  },
  "staff joined": (world, { hire }) => {
    world.practice = withHire(world.practice, hire);
  },
  "staff left": (world, { userId, day }) => {
    world.practice = withLeaver(world.practice, userId, day);
  },
  "schedule handed over": (world, { at, providerId, successorId, from }) => {
    world.staff.successors.set(providerId, successorId);
    for (const block of world.scheduleBlocks.values()) {
      if (block.providerId !== providerId || block.day < from) continue;
      world.scheduleBlocks.set(block.id, { ...block, providerId: successorId, edited: at });
    }
    const operatories = world.practice.operatories.map((chair) =>
      chair.providerId === providerId ? { ...chair, providerId: successorId, edited: at } : chair,
    );
    world.practice = { ...world.practice, operatories };
  },
  "appointment handed over": (world, { at, appointmentId, providerId, hygienistId, userId }) => {
    const before = existing(world.appointments, appointmentId, "appointment");
    const appointment = editedAppointment(before, { providerId, hygienistId, edited: at });
    world.appointments.set(appointmentId, appointment);
    const id = world.newId("appointment history");
    world.appointmentHistory.set(id, { id, action: "changed", at, userId, appointment });
  },
  "schedule withdrawn": (world, { blockIds }) => {
    for (const id of blockIds) {
      world.dayBlocks.remove(existing(world.scheduleBlocks, id, "schedule block").day, id);
      world.scheduleBlocks.delete(id);
    }
  },
  "day staffed": (world, { day, desk, shifts }) => {
    world.staff.deskOnDuty = desk;
    world.staff.shifts.set(day, shifts);
  },
};

function withLeaver(practice: Practice, userId: number, left: Day): Practice {
  const leave = <T extends { readonly userId: number }>(people: readonly T[]): readonly T[] =>
    people.map((person) => (person.userId === userId ? { ...person, left } : person));
  return { ...practice, providers: leave(practice.providers), employees: leave(practice.employees) };
}
