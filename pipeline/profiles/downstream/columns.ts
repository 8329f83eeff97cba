import type { ContractColumn, ContractTables } from "../contract-column.ts";
import { accounts } from "./columns/accounts.ts";
import { appointments } from "./columns/appointments.ts";
import { claims } from "./columns/claims.ts";
import { communication } from "./columns/communication.ts";
import { insurance } from "./columns/insurance.ts";
import { loading } from "./columns/loading.ts";
import { medical } from "./columns/medical.ts";
import { office } from "./columns/office.ts";
import { patients } from "./columns/patients.ts";
import { procedures } from "./columns/procedures.ts";
import { sheets } from "./columns/sheets.ts";

/** The 91 tables of OpenDental that the project reads. */
const openDental = {
  ...accounts,
  ...appointments,
  ...claims,
  ...communication,
  ...insurance,
  ...medical,
  ...office,
  ...patients,
  ...procedures,
  ...sheets,
};

export type DownstreamTable = keyof typeof openDental;

export const openDentalTables: Readonly<Record<DownstreamTable, Readonly<Record<string, ContractColumn>>>> =
  openDental;

/** With what loader and dbt project write down: 93 tables, 1,458 columns. */
export const contractTables: ContractTables = { ...openDental, ...loading };
