import type { Claim, ClaimLine } from "./insurance.ts";
import type { Patient } from "./people.ts";
import type { Appointment, Procedure } from "./treatment.ts";

/*
 * Rows with some of their fields changed. They are written out field by field, in the order in which the rows are
 * first made: a copy by spread gets a hidden class of its own at every place that makes one, and all that reads rows
 * of many hidden classes is several times slower. A field is changed only to a value, never back to undefined.
 */

/** A procedure as it is after a change. */
export function editedProcedure(
  row: Procedure,
  change: Pick<Procedure, "edited"> &
    Partial<Pick<Procedure, "status" | "fee" | "providerId" | "appointmentId" | "day" | "completed">>,
): Procedure {
  return {
    id: row.id,
    patientId: row.patientId,
    code: row.code,
    status: change.status ?? row.status,
    tooth: row.tooth,
    surface: row.surface,
    fee: change.fee ?? row.fee,
    units: row.units,
    providerId: change.providerId ?? row.providerId,
    appointmentId: change.appointmentId ?? row.appointmentId,
    day: change.day ?? row.day,
    planned: row.planned,
    completed: change.completed ?? row.completed,
    priority: row.priority,
    created: row.created,
    edited: change.edited,
  };
}

/** What of an appointment changes. */
export type AppointmentChange = Pick<Appointment, "edited"> &
  Partial<
    Pick<
      Appointment,
      | "status"
      | "start"
      | "operatoryId"
      | "providerId"
      | "hygienistId"
      | "isAsap"
      | "confirmation"
      | "arrived"
      | "seated"
      | "dismissed"
    >
  >;

/** An appointment as it is after a change. */
export function editedAppointment(row: Appointment, change: AppointmentChange): Appointment {
  return {
    id: row.id,
    patientId: row.patientId,
    status: change.status ?? row.status,
    reason: row.reason,
    start: change.start ?? row.start,
    minutes: row.minutes,
    operatoryId: change.operatoryId ?? row.operatoryId,
    providerId: change.providerId ?? row.providerId,
    hygienistId: change.hygienistId ?? row.hygienistId,
    isHygiene: row.isHygiene,
    isNewPatient: row.isNewPatient,
    isAsap: change.isAsap ?? row.isAsap,
    confirmation: change.confirmation ?? row.confirmation,
    arrived: change.arrived ?? row.arrived,
    seated: change.seated ?? row.seated,
    dismissed: change.dismissed ?? row.dismissed,
    note: row.note,
    userId: row.userId,
    created: row.created,
    edited: change.edited,
  };
}

/** A claim as it is after a change. */
export function editedClaim(
  row: Claim,
  change: Pick<Claim, "edited"> & Partial<Pick<Claim, "status" | "sent" | "firstSent" | "received">>,
): Claim {
  return {
    id: row.id,
    patientId: row.patientId,
    planId: row.planId,
    subscriptionId: row.subscriptionId,
    relationship: row.relationship,
    status: change.status ?? row.status,
    type: row.type,
    serviceDay: row.serviceDay,
    sent: change.sent ?? row.sent,
    firstSent: change.firstSent ?? row.firstSent,
    received: change.received ?? row.received,
    treatingProviderId: row.treatingProviderId,
    billingProviderId: row.billingProviderId,
    fee: row.fee,
    isElectronic: row.isElectronic,
    created: row.created,
    edited: change.edited,
  };
}

/** What of a claim line changes. */
export type ClaimLineChange = Pick<ClaimLine, "edited"> &
  Partial<
    Pick<
      ClaimLine,
      | "status"
      | "deductibleEstimate"
      | "paymentEstimate"
      | "authorised"
      | "note"
      | "deductible"
      | "paid"
      | "writeOff"
      | "posted"
      | "insurancePaymentId"
      | "remarks"
    >
  >;

/** A claim line as it is after a change. */
export function editedClaimLine(row: ClaimLine, change: ClaimLineChange): ClaimLine {
  return {
    id: row.id,
    procedureId: row.procedureId,
    patientId: row.patientId,
    claimId: row.claimId,
    planId: row.planId,
    subscriptionId: row.subscriptionId,
    providerId: row.providerId,
    status: change.status ?? row.status,
    procedureDay: row.procedureDay,
    feeBilled: row.feeBilled,
    allowed: row.allowed,
    percentage: row.percentage,
    deductibleEstimate: change.deductibleEstimate ?? row.deductibleEstimate,
    paymentEstimate: change.paymentEstimate ?? row.paymentEstimate,
    writeOffEstimate: row.writeOffEstimate,
    authorised: change.authorised ?? row.authorised,
    note: change.note ?? row.note,
    deductible: change.deductible ?? row.deductible,
    paid: change.paid ?? row.paid,
    writeOff: change.writeOff ?? row.writeOff,
    posted: change.posted ?? row.posted,
    insurancePaymentId: change.insurancePaymentId ?? row.insurancePaymentId,
    remarks: change.remarks ?? row.remarks,
    created: row.created,
    edited: change.edited,
  };
}

/** A patient as they are after a change. */
export function editedPatient(row: Patient, change: Partial<Omit<Patient, "id">>): Patient {
  return {
    id: row.id,
    guarantorId: change.guarantorId ?? row.guarantorId,
    firstName: change.firstName ?? row.firstName,
    lastName: change.lastName ?? row.lastName,
    middleInitial: change.middleInitial ?? row.middleInitial,
    preferredName: change.preferredName ?? row.preferredName,
    gender: change.gender ?? row.gender,
    position: change.position ?? row.position,
    birthdate: change.birthdate ?? row.birthdate,
    address: change.address ?? row.address,
    city: change.city ?? row.city,
    state: change.state ?? row.state,
    zip: change.zip ?? row.zip,
    homePhone: change.homePhone ?? row.homePhone,
    mobilePhone: change.mobilePhone ?? row.mobilePhone,
    email: change.email ?? row.email,
    ssn: change.ssn ?? row.ssn,
    status: change.status ?? row.status,
    clinicId: change.clinicId ?? row.clinicId,
    primaryProviderId: change.primaryProviderId ?? row.primaryProviderId,
    secondaryProviderId: change.secondaryProviderId ?? row.secondaryProviderId,
    employerId: change.employerId ?? row.employerId,
    firstVisit: change.firstVisit ?? row.firstVisit,
    joined: change.joined ?? row.joined,
    edited: change.edited ?? row.edited,
  };
}
