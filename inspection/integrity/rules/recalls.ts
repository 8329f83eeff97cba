import { ruleGroup } from "../rule.ts";
import { dayOf, emptyDate, joinDefinition } from "../sql-terms.ts";

/** The number of a special recall type, from its preference. */
const special = (name: string): string =>
  `(select cast(ValueString as decimal(10, 0)) from preference where PrefName = 'RecallTypeSpecial${name}')`;

const cleanings = `(${special("Prophy")}, ${special("ChildProphy")}, ${special("Perio")})`;

/** A recall interval holds days, weeks, months and years in a byte each. */
const months = "(floor(r.RecallInterval / 65536) % 256 + floor(r.RecallInterval / 16777216) * 12)";
const days = "(r.RecallInterval % 256 + floor(r.RecallInterval / 256) % 256 * 7)";

/** A day in months of the calendar, and a day of the month: month ends are met a few days early. */
const inMonths = (day: string): string => `(extract(year from ${day}) * 12 + extract(month from ${day}))`;

export const recallRules = ruleGroup("recalls", "Database maintenance: recalls", {
  "one-of-a-type": {
    title: "a patient has one recall of a type",
    of: "recall",
    sql: "select PatNum as k from recall group by PatNum, RecallTypeNum having count(*) > 1",
  },
  "prophy-or-perio": {
    title: "a patient is prophy, child prophy or perio, not two of them",
    of: "recall",
    sql: `select PatNum as k from recall where RecallTypeNum in ${cleanings} group by PatNum having count(*) > 1`,
  },
  "only-patients-are-recalled": {
    title: "only patients are recalled",
    of: "recall",
    source: "Manual: recall",
    sql: `select r.RecallNum as k from recall r left join patient p on p.PatNum = r.PatNum
      where p.PatNum is null or (p.PatStatus <> 0 and r.IsDisabled = 0)`,
  },
  "patient-is-recalled": {
    title: "a patient who was here has a recall for cleaning",
    of: "patient",
    source: "Manual: recall",
    sql: `select p.PatNum as k from patient p
      left join recall r on r.PatNum = p.PatNum and r.RecallTypeNum in ${cleanings}
      where p.PatStatus = 0 and p.DateFirstVisit > ${emptyDate} and r.RecallNum is null`,
  },
  "disabled-is-not-scheduled": {
    title: "a disabled recall is not scheduled",
    of: "recall",
    source: "Schema documentation: recall.DateScheduled",
    sql: `select RecallNum as k from recall where DateScheduled > ${emptyDate} and IsDisabled = 1`,
  },
  "scheduled-lies-ahead": {
    title: "no recall is scheduled in the past",
    of: "recall",
    source: "Schema documentation: recall.DateScheduled",
    sql: `select RecallNum as k from recall where DateScheduled > ${emptyDate} and DateScheduled < {asOf}`,
  },
  "scheduled-has-an-appointment": {
    title: "a scheduled recall has an appointment on that day",
    of: "recall",
    source: "Schema documentation: recall.DateScheduled",
    sql: `select r.RecallNum as k from recall r
      left join (select distinct PatNum, ${dayOf("AptDateTime")} as Day from appointment where AptStatus = 1) a
        on a.PatNum = r.PatNum and a.Day = r.DateScheduled
      where r.DateScheduled > ${emptyDate} and a.PatNum is null`,
  },
  // A cleaning of any kind resets the recalls of all three.
  "last-visit-triggered-it": {
    title: "a recall's last visit triggered it",
    of: "recall",
    source: "Manual: recall triggers",
    sql: `select r.RecallNum as k from recall r where r.DatePrevious > ${emptyDate} and not exists (
      select 1 from procedurelog p join recalltrigger t on t.CodeNum = p.CodeNum
      where p.PatNum = r.PatNum and p.ProcStatus in (2, 3, 4) and p.ProcDate = r.DatePrevious
        and (t.RecallTypeNum = r.RecallTypeNum or (t.RecallTypeNum in ${cleanings} and r.RecallTypeNum in ${cleanings})))`,
  },
  "last-visit-is-the-newest": {
    title: "a recall's last visit is the newest that triggers it",
    of: "recall",
    source: "Manual: recall triggers",
    sql: `select r.RecallNum as k from recall r join (
        select p.PatNum, t.RecallTypeNum, max(p.ProcDate) as Day from procedurelog p
        join recalltrigger t on t.CodeNum = p.CodeNum where p.ProcStatus in (2, 3, 4) group by p.PatNum, t.RecallTypeNum
      ) n on n.PatNum = r.PatNum and n.RecallTypeNum = r.RecallTypeNum
      where r.IsDisabled = 0 and n.Day > r.DatePrevious`,
  },
  "due-an-interval-later": {
    title: "a recall is due an interval after the last visit",
    of: "recall",
    source: "Schema documentation: recall.DateDueCalc",
    sql: `select r.RecallNum as k from recall r where r.DatePrevious > '1880-01-01' and r.DateDueCalc > '1880-01-01'
      and abs((${inMonths("r.DateDueCalc")} * 30.4375 + extract(day from r.DateDueCalc))
        - (${inMonths("r.DatePrevious")} * 30.4375 + extract(day from r.DatePrevious) + ${months} * 30.4375 + ${days})) > 4`,
  },
  "due-is-known": {
    title: "a recall with a last visit is due some day",
    of: "recall",
    source: "Schema documentation: recall.DateDue",
    sql: `select RecallNum as k from recall
      where DatePrevious > ${emptyDate} and IsDisabled = 0 and (DateDue <= ${emptyDate} or DateDueCalc <= ${emptyDate})`,
  },
  "interval-lasts": {
    title: "a recall's interval is longer than nothing",
    of: "recall",
    source: "Schema documentation: recall.RecallInterval",
    sql: "select RecallNum as k from recall where RecallInterval <= 0",
  },
  "status-is-one-of-the-offices": {
    title: "a recall's status is one of the office's",
    of: "recall",
    source: "Schema documentation: recall.RecallStatus",
    sql: `select r.RecallNum as k from recall r ${joinDefinition("r.RecallStatus", 13)}
      where r.RecallStatus <> 0 and d.DefNum is null`,
  },
  "trigger-is-stated-once": {
    title: "a code triggers a type of recall once",
    of: "recalltrigger",
    sql: `select min(RecallTriggerNum) as k from recalltrigger group by RecallTypeNum, CodeNum having count(*) > 1`,
  },
});
