import { editedPatient } from "../edited.ts";
import { existing } from "../existing.ts";
import type { HandlersOf } from "../simulated-world.ts";

export const peopleHandlers: HandlersOf<
  "patient joined" | "patient changed" | "patient referred" | "recall set" | "contact made"
> = {
  "patient joined": (world, { patient }) => {
    world.patients.set(patient.id, patient);
    world.families.add(patient.guarantorId, patient.id);
    const { clinicRows } = world.staff;
    clinicRows.set(patient.clinicId, (clinicRows.get(patient.clinicId) ?? 0) + 1);
  },
  "patient changed": (world, { at, patientId, change }) => {
    const patient = existing(world.patients, patientId, "patient");
    const changed = editedPatient(patient, { ...change, edited: at });
    world.families.move(patient.guarantorId, changed.guarantorId, patientId);
    world.patients.set(patientId, changed);
  },
  "patient referred": (world, { attachment }) => {
    world.referralAttachments.set(attachment.id, attachment);
  },
  "recall set": (world, { recall }) => {
    if (!world.recalls.has(recall.id)) world.patientRecalls.add(recall.patientId, recall.id);
    world.recalls.set(recall.id, recall);
  },
  "contact made": (world, { contact }) => {
    world.contacts.set(contact.id, contact);
  },
};
