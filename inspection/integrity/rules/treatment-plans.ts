import { ruleGroup } from "../rule.ts";
import { joinDefinition } from "../sql-terms.ts";

export const treatmentPlanRules = ruleGroup("treatment-plans", "Database maintenance: treatment plans", {
  "one-is-active": {
    title: "a patient has one active treatment plan at most",
    of: "treatplan",
    sql: "select PatNum as k from treatplan where TPStatus = 1 group by PatNum having count(*) > 1",
  },
  "holds-its-patients-work": {
    title: "a plan holds procedures of its patient",
    of: "treatplanattach",
    sql: `select t.TreatPlanAttachNum as k from treatplanattach t
      join treatplan l on l.TreatPlanNum = t.TreatPlanNum left join procedurelog p on p.ProcNum = t.ProcNum
      where p.ProcNum is null or p.PatNum <> l.PatNum`,
  },
  "holds-planned-work": {
    title: "a plan holds planned procedures",
    of: "treatplanattach",
    sql: `select t.TreatPlanAttachNum as k from treatplanattach t join procedurelog p on p.ProcNum = t.ProcNum
      where p.ProcStatus not in (1, 8)`,
  },
  "active-holds-active-work": {
    title: "the active plan holds no inactive procedure",
    of: "treatplanattach",
    sql: `select t.TreatPlanAttachNum as k from treatplanattach t
      join treatplan l on l.TreatPlanNum = t.TreatPlanNum and l.TPStatus = 1
      join procedurelog p on p.ProcNum = t.ProcNum where p.ProcStatus = 8`,
  },
  "work-is-attached-once": {
    title: "a plan holds a procedure once",
    of: "treatplanattach",
    sql: `select min(TreatPlanAttachNum) as k from treatplanattach group by TreatPlanNum, ProcNum having count(*) > 1`,
  },
  "planned-work-is-on-a-plan": {
    title: "a planned procedure that is not scheduled is on a plan",
    of: "procedurelog",
    source: "Manual: the active treatment plan",
    sql: `select p.ProcNum as k from procedurelog p left join treatplanattach t on t.ProcNum = p.ProcNum
      where p.ProcStatus = 1 and p.AptNum = 0 and t.TreatPlanAttachNum is null`,
  },
  "saved-holds-copies": {
    title: "only a saved plan holds copies of procedures",
    of: "proctp",
    source: "Schema documentation: proctp",
    sql: `select c.ProcTPNum as k from proctp c join treatplan l on l.TreatPlanNum = c.TreatPlanNum
      where l.TPStatus <> 0`,
  },
  "saved-is-not-attached": {
    title: "a saved plan has no procedures attached",
    of: "treatplanattach",
    source: "Schema documentation: treatplanattach",
    sql: `select t.TreatPlanAttachNum as k from treatplanattach t
      join treatplan l on l.TreatPlanNum = t.TreatPlanNum where l.TPStatus = 0`,
  },
  "copy-is-its-patients": {
    title: "a copy is of its plan's patient",
    of: "proctp",
    source: "Schema documentation: proctp.PatNum",
    sql: `select c.ProcTPNum as k from proctp c join treatplan l on l.TreatPlanNum = c.TreatPlanNum
      where l.PatNum <> c.PatNum`,
  },
  "copy-adds-up": {
    title: "a copy's patient portion is what insurance and discounts leave of the fee",
    of: "proctp",
    source: "Schema documentation: proctp.PatAmt",
    sql: `select ProcTPNum as k from proctp
      where PriInsAmt >= 0 and PatAmt > FeeAmt + 0.005 or PatAmt < -0.005`,
  },
  "priority-is-one-of-the-offices": {
    title: "a priority is one of the office's",
    of: "treatplanattach",
    source: "Schema documentation: treatplanattach.Priority",
    sql: `select t.TreatPlanAttachNum as k from treatplanattach t ${joinDefinition("t.Priority", 20)}
      where t.Priority <> 0 and d.DefNum is null`,
  },
});
