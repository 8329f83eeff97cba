import { ruleGroup } from "../rule.ts";
import { emptyDate, joinDefinition } from "../sql-terms.ts";

export const patientRules = ruleGroup("patients", "Database maintenance: patients", {
  "guarantor-exists": {
    title: "a guarantor exists",
    of: "patient",
    sql: `select p.PatNum as k from patient p left join patient g on g.PatNum = p.Guarantor where g.PatNum is null`,
  },
  "guarantor-is-their-own": {
    title: "a guarantor is their own guarantor",
    of: "patient",
    sql: `select p.PatNum as k from patient p join patient g on g.PatNum = p.Guarantor
      where g.Guarantor <> g.PatNum`,
  },
  "guarantor-is-not-deleted": {
    title: "no family is headed by a deleted patient",
    of: "patient",
    sql: `select p.PatNum as k from patient p join patient g on g.PatNum = p.Guarantor
      where g.PatStatus = 4 and p.PatStatus <> 4`,
  },
  "has-a-provider": {
    title: "a patient has a provider",
    of: "patient",
    sql: `select p.PatNum as k from patient p left join provider d on d.ProvNum = p.PriProv
      where d.ProvNum is null`,
  },
  "has-a-billing-type": {
    title: "a patient has a billing type of the office's",
    of: "patient",
    sql: `select p.PatNum as k from patient p ${joinDefinition("p.BillingType", 4)} where d.DefNum is null`,
  },
  "has-a-name": {
    title: "a patient has a name",
    of: "patient",
    source: "Manual: patient information",
    sql: `select PatNum as k from patient where PatStatus <> 4 and (coalesce(LName, '') = '' or coalesce(FName, '') = '')`,
  },
  "is-born-before-joining": {
    title: "a patient is born before they join",
    of: "patient",
    source: "Database maintenance: dates",
    sql: "select PatNum as k from patient where Birthdate > SecDateEntry",
  },
  "deleted-owes-nothing": {
    title: "no deleted patient has a balance",
    of: "patient",
    sql: "select PatNum as k from patient where PatStatus = 4 and (EstBalance <> 0 or BalTotal <> 0)",
  },
  "insured-says-so": {
    title: "HasIns is I for who has a plan, and empty for others",
    of: "patient",
    source: "Schema documentation: patient.HasIns",
    sql: `select p.PatNum as k from patient p left join (select distinct PatNum from patplan) t on t.PatNum = p.PatNum
      where (t.PatNum is null and coalesce(p.HasIns, '') <> '') or (t.PatNum is not null and coalesce(p.HasIns, '') <> 'I')`,
  },
  "first-visit-is-not-after-work": {
    title: "no work precedes the first visit",
    of: "patient",
    source: "Schema documentation: patient.DateFirstVisit",
    sql: `select p.PatNum as k from patient p join procedurelog l on l.PatNum = p.PatNum and l.ProcStatus = 2
      join procedurecode c on c.CodeNum = l.CodeNum and c.ProcCode not in ('D9986', 'D9987')
      group by p.PatNum, p.DateFirstVisit having p.DateFirstVisit > min(l.ProcDate)`,
  },
  "first-visit-is-known": {
    title: "who was treated has a first visit",
    of: "patient",
    source: "Schema documentation: patient.DateFirstVisit",
    sql: `select distinct p.PatNum as k from patient p join procedurelog l on l.PatNum = p.PatNum and l.ProcStatus = 2
      join procedurecode c on c.CodeNum = l.CodeNum and c.ProcCode not in ('D9986', 'D9987')
      where p.DateFirstVisit <= ${emptyDate}`,
  },
  "deceased-has-a-day": {
    title: "only a deceased patient has a day of death",
    of: "patient",
    source: "Schema documentation: patient.DateTimeDeceased",
    sql: `select PatNum as k from patient where DateTimeDeceased > '1880-01-01' and PatStatus <> 5`,
  },
  "notes-are-a-patients": {
    title: "a patient's notes are a patient's",
    of: "patientnote",
    sql: `select n.PatNum as k from patientnote n left join patient p on p.PatNum = n.PatNum where p.PatNum is null`,
  },
  "chart-number-is-ones-own": {
    title: "no two patients have one chart number",
    of: "patient",
    source: "Schema documentation: patient.ChartNumber",
    sql: `select min(PatNum) as k from patient where coalesce(ChartNumber, '') <> ''
      group by ChartNumber having count(*) > 1`,
  },
  "family-shares-its-clinic": {
    title: "in an office with clinics a patient has one",
    of: "patient",
    source: "Database maintenance: patients without a clinic",
    sql: `select p.PatNum as k from patient p where p.ClinicNum = 0 and p.PatStatus = 0
      and exists (select 1 from preference f where f.PrefName = 'EasyNoClinics' and f.ValueString = '0')`,
  },
});
