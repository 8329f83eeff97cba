import { accountingEnumerations } from "./enumerations/accounting.ts";
import { appointmentEnumerations } from "./enumerations/appointments.ts";
import { chartingEnumerations } from "./enumerations/charting.ts";
import { claimEnumerations } from "./enumerations/claims.ts";
import { communicationEnumerations } from "./enumerations/communications.ts";
import { definitionEnumerations } from "./enumerations/definitions.ts";
import { displayEnumerations } from "./enumerations/display.ts";
import { eformEnumerations } from "./enumerations/eforms.ts";
import { ehrEnumerations } from "./enumerations/ehr.ts";
import { electronicClaimEnumerations } from "./enumerations/electronic-claims.ts";
import { hl7Enumerations } from "./enumerations/hl7.ts";
import { imageEnumerations } from "./enumerations/images.ts";
import { insuranceEnumerations } from "./enumerations/insurance.ts";
import { logEnumerations } from "./enumerations/logs.ts";
import { medicalEnumerations } from "./enumerations/medical.ts";
import { officeEnumerations } from "./enumerations/office.ts";
import { orthodonticEnumerations } from "./enumerations/orthodontics.ts";
import { patientEnumerations } from "./enumerations/patients.ts";
import { paymentEnumerations } from "./enumerations/payments.ts";
import { procedureCodeEnumerations } from "./enumerations/procedure-codes.ts";
import { procedureEnumerations } from "./enumerations/procedures.ts";
import { programEnumerations } from "./enumerations/programs.ts";
import { recallEnumerations } from "./enumerations/recalls.ts";
import { schoolEnumerations } from "./enumerations/schools.ts";
import { sheetEnumerations } from "./enumerations/sheets.ts";
import { staffEnumerations } from "./enumerations/staff.ts";
import { statementEnumerations } from "./enumerations/statements.ts";
import { taskEnumerations } from "./enumerations/tasks.ts";
import { userEnumerations } from "./enumerations/users.ts";

/** Every enumeration of OpenDental that a column stores: name → label → value. */
export const enumerations = {
  ...appointmentEnumerations,
  ...staffEnumerations,
  ...patientEnumerations,
  ...insuranceEnumerations,
  ...procedureEnumerations,
  ...procedureCodeEnumerations,
  ...claimEnumerations,
  ...electronicClaimEnumerations,
  ...paymentEnumerations,
  ...statementEnumerations,
  ...recallEnumerations,
  ...communicationEnumerations,
  ...chartingEnumerations,
  ...orthodonticEnumerations,
  ...medicalEnumerations,
  ...hl7Enumerations,
  ...ehrEnumerations,
  ...imageEnumerations,
  ...sheetEnumerations,
  ...eformEnumerations,
  ...definitionEnumerations,
  ...displayEnumerations,
  ...userEnumerations,
  ...taskEnumerations,
  ...officeEnumerations,
  ...accountingEnumerations,
  ...logEnumerations,
  ...programEnumerations,
  ...schoolEnumerations,
};

export type EnumerationName = keyof typeof enumerations;
