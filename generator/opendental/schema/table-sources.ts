import { accountingTables } from "./tables/accounting.ts";
import { anesthesiaTables } from "./tables/anesthesia.ts";
import { appointmentTables } from "./tables/appointments.ts";
import { chartingTables } from "./tables/charting.ts";
import { claimTables } from "./tables/claims.ts";
import { codeSystemTables } from "./tables/code-systems.ts";
import { communicationTables } from "./tables/communications.ts";
import { definitionTables } from "./tables/definitions.ts";
import { displayTables } from "./tables/display.ts";
import { eformTables } from "./tables/eforms.ts";
import { ehrTables } from "./tables/ehr.ts";
import { electronicClaimTables } from "./tables/electronic-claims.ts";
import { hl7Tables } from "./tables/hl7.ts";
import { imageTables } from "./tables/images.ts";
import { insuranceTables } from "./tables/insurance.ts";
import { leftoverTables } from "./tables/leftovers.ts";
import { logTables } from "./tables/logs.ts";
import { medicalTables } from "./tables/medical.ts";
import { officeTables } from "./tables/office.ts";
import { orthodonticTables } from "./tables/orthodontics.ts";
import { patientTables } from "./tables/patients.ts";
import { paymentTables } from "./tables/payments.ts";
import { procedureCodeTables } from "./tables/procedure-codes.ts";
import { procedureTables } from "./tables/procedures.ts";
import { programTables } from "./tables/programs.ts";
import { recallTables } from "./tables/recalls.ts";
import { schoolTables } from "./tables/schools.ts";
import { sheetTables } from "./tables/sheets.ts";
import { staffTables } from "./tables/staff.ts";
import { statementTables } from "./tables/statements.ts";
import { supplyTables } from "./tables/supplies.ts";
import { taskTables } from "./tables/tasks.ts";
import { userTables } from "./tables/users.ts";

/** The 432 tables as they are written down, by name; a file per part of the practice. */
export const tableSources = {
  ...appointmentTables,
  ...staffTables,
  ...patientTables,
  ...insuranceTables,
  ...procedureTables,
  ...procedureCodeTables,
  ...claimTables,
  ...electronicClaimTables,
  ...paymentTables,
  ...statementTables,
  ...recallTables,
  ...communicationTables,
  ...chartingTables,
  ...orthodonticTables,
  ...medicalTables,
  ...anesthesiaTables,
  ...hl7Tables,
  ...ehrTables,
  ...codeSystemTables,
  ...imageTables,
  ...supplyTables,
  ...sheetTables,
  ...eformTables,
  ...definitionTables,
  ...displayTables,
  ...userTables,
  ...taskTables,
  ...officeTables,
  ...accountingTables,
  ...logTables,
  ...programTables,
  ...schoolTables,
  ...leftoverTables,
};
