/**
 * What OpenDental's e-services leave. Census: rows of one real practice, as ratios; it texts little by OpenDental's own
 * service (facts, 6), the rest of the messages goes by another program and is in the contacts alone.
 */
export const eServiceRates = {
  /** Census: 597 sent texts to 81,169 appointments, each of which gets about three here. */
  textsSent: 0.0022,
  /** Census: 352 received texts. */
  textsReceived: 0.012,
  /** Census: 106 requests to confirm, 29 thanks, 25 general messages to 81,169 appointments. */
  confirmationRequests: 0.0013,
  thanks: 0.00035,
  generalMessages: 0.0003,
  /** Requests that are answered with yes. M: 44–87 %. */
  confirmed: 0.6,
  /** Census: 9,661 steps in e-services; L: confirmations by a link, and the forms of new patients. */
  confirmedByLink: 0.06,
  formsByWeb: 0.35,
  /** Signals of the listener service, a calendar day. Census: 1,681 in about 20 years. */
  signalsPerDay: 0.23,
} as const;

/** Opt-outs from automatic messages. Census: 6,976 to 33,145 patient rows. */
export const optOutShare = 0.21;

export const emailRates = {
  /** Statements by e-mail that OpenDental itself sent, with the statement attached. Census: 2,213 attachments to 26,828 statements. */
  statements: 0.32,
  /** Other e-mails of the staff that were sent from OpenDental. Census: 702 e-mails without an attachment. */
  others: 0.02,
} as const;

/** Electronic prescriptions. Census: 3,895 messages to 4,990 prescriptions. */
export const electronicPrescriptions = 0.78;

/** Electronic health records. Census: 8,694 rows to 33,145 patients; 6,128 measures to 81,169 appointments. */
export const healthRecordRates = {
  patients: 0.26,
  /** Questions about a patient's health at which a measure is documented. */
  measures: 0.28,
} as const;

export const maintenanceRates = {
  /** Months between two updates of the program. Census: 15 in about 20 years. */
  monthsBetweenUpdates: 16,
  /** Patients whose rows are mended at the maintenance after an update. Census: 1,511 mended rows to 33,145 patients. */
  mended: 0.046,
  /** Days for which workstations' signals are kept; then the program removes them. Census: 19,599 signals. */
  signalDays: 40,
} as const;
