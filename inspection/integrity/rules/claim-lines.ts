import { ruleGroup } from "../rule.ts";
import { differ, emptyDate, joinDefinition } from "../sql-terms.ts";

const ofClaim = "claimproc l join claim c on c.ClaimNum = l.ClaimNum";
const ofProcedure = "claimproc l join procedurelog p on p.ProcNum = l.ProcNum and l.ProcNum <> 0";

export const claimLineRules = ruleGroup("claim-lines", "Database maintenance: claim procedures", {
  "is-of-its-claims-patient": {
    title: "a line is of its claim's patient",
    of: "claimproc",
    sql: `select l.ClaimProcNum as k from ${ofClaim} where l.ClaimNum <> 0 and c.PatNum <> l.PatNum`,
  },
  "is-of-its-claims-plan": {
    title: "a line is of its claim's plan and subscription",
    of: "claimproc",
    sql: `select l.ClaimProcNum as k from ${ofClaim}
      where l.ClaimNum <> 0 and (c.PlanNum <> l.PlanNum or c.InsSubNum <> l.InsSubNum)`,
  },
  "plan-is-the-subscriptions": {
    title: "a line's plan is its subscription's",
    of: "claimproc",
    sql: `select l.ClaimProcNum as k from claimproc l left join inssub s on s.InsSubNum = l.InsSubNum
      where s.InsSubNum is null or s.PlanNum <> l.PlanNum`,
  },
  "is-of-its-procedures-patient": {
    title: "a line is of its procedure's patient",
    of: "claimproc",
    sql: `select l.ClaimProcNum as k from ${ofProcedure} where p.PatNum <> l.PatNum`,
  },
  "received-claim-has-no-open-line": {
    title: "a received claim has no line without an answer",
    of: "claimproc",
    sql: `select l.ClaimProcNum as k from ${ofClaim}
      where l.ClaimNum <> 0 and c.ClaimStatus = 'R' and c.ClaimType <> 'PreAuth' and l.Status = 0 and l.IsOverpay = 0`,
  },
  "open-claim-has-no-received-line": {
    title: "a claim that is not received has no answered line",
    of: "claimproc",
    sql: `select l.ClaimProcNum as k from ${ofClaim}
      where l.ClaimNum <> 0 and c.ClaimStatus <> 'R' and l.Status in (1, 4)`,
  },
  "preauthorization-has-its-own-status": {
    title: "a preauthorization's lines are preauthorizations",
    of: "claimproc",
    sql: `select l.ClaimProcNum as k from ${ofClaim}
      where l.ClaimNum <> 0 and c.ClaimType = 'PreAuth' and l.Status <> 2`,
  },
  "only-preauthorizations-are-preauthorized": {
    title: "only a preauthorization's lines are preauthorizations",
    of: "claimproc",
    sql: `select l.ClaimProcNum as k from claimproc l left join claim c on c.ClaimNum = l.ClaimNum
      where l.Status = 2 and (l.ClaimNum = 0 or c.ClaimType <> 'PreAuth')`,
  },
  "asked-for-on-a-claim": {
    title: "a line that is asked for or answered is on a claim",
    of: "claimproc",
    source: "Schema documentation: claimproc.Status",
    sql: "select ClaimProcNum as k from claimproc where Status in (0, 1, 2, 4, 5) and ClaimNum = 0",
  },
  "estimate-is-on-no-claim": {
    title: "an estimate, a benefit adjustment or insurance history is on no claim",
    of: "claimproc",
    source: "Schema documentation: claimproc.ClaimNum",
    sql: "select ClaimProcNum as k from claimproc where Status in (3, 6, 7, 8, 9) and ClaimNum <> 0",
  },
  "estimate-has-no-paid-amount": {
    title: "an estimate has no paid amount",
    of: "claimproc",
    sql: "select ClaimProcNum as k from claimproc where Status in (6, 8) and InsPayAmt <> 0",
  },
  "unanswered-has-no-paid-amount": {
    title: "a line without an answer has no paid amount",
    of: "claimproc",
    source: "Schema documentation: claimproc.InsPayAmt",
    sql: "select ClaimProcNum as k from claimproc where Status in (0, 2) and InsPayAmt <> 0",
  },
  "only-answered-is-on-a-check": {
    title: "only an answered line is on a check",
    of: "claimproc",
    source: "Schema documentation: claimproc.ClaimPaymentNum",
    sql: "select ClaimProcNum as k from claimproc where Status not in (1, 4, 5) and ClaimPaymentNum <> 0",
  },
  "paid-is-on-a-check": {
    title: "a paid line is on a check",
    of: "claimproc",
    source: "Manual: finalizing insurance payments",
    sql: `select ClaimProcNum as k from claimproc
      where Status in (1, 4) and InsPayAmt <> 0 and ClaimPaymentNum = 0 and IsTransfer = 0`,
  },
  "write-off-is-not-negative": {
    title: "no write-off is negative, unless a transfer or a correction",
    of: "claimproc",
    sql: "select ClaimProcNum as k from claimproc where WriteOff < 0 and Status <> 4 and IsTransfer = 0",
  },
  "deductible-is-not-negative": {
    title: "no deductible is negative, unless a transfer or a correction",
    of: "claimproc",
    source: "Schema documentation: claimproc.DedApplied",
    sql: "select ClaimProcNum as k from claimproc where DedApplied < 0 and Status <> 4 and IsTransfer = 0",
  },
  "is-stated-once": {
    title: "a procedure, plan and subscription have one line",
    of: "claimproc",
    sql: `select min(ClaimProcNum) as k from claimproc where Status in (0, 1, 6) and ProcNum <> 0
      group by ProcNum, PlanNum, InsSubNum having count(*) > 1`,
  },
  "deleted-procedure-has-no-line": {
    title: "no line stands on a deleted procedure",
    of: "claimproc",
    sql: `select l.ClaimProcNum as k from ${ofProcedure} where p.ProcStatus = 6`,
  },
  "claims-completed-work": {
    title: "only completed work is on a claim",
    of: "claimproc",
    sql: `select l.ClaimProcNum as k from claimproc l left join procedurelog p on p.ProcNum = l.ProcNum
      where l.Status in (0, 1, 4, 5) and l.ProcNum <> 0 and (p.ProcNum is null or p.ProcStatus <> 2)`,
  },
  "has-its-procedures-day": {
    title: "a line's day is its procedure's",
    of: "claimproc",
    source: "Schema documentation: claimproc.ProcDate",
    sql: `select l.ClaimProcNum as k from ${ofProcedure} where l.Status in (0, 1, 4) and l.ProcDate <> p.ProcDate`,
  },
  "has-its-procedures-provider": {
    title: "a line's provider is its procedure's",
    of: "claimproc",
    source: "Schema documentation: claimproc.ProvNum",
    sql: `select l.ClaimProcNum as k from ${ofProcedure} where l.Status in (0, 1, 4, 6) and l.ProvNum <> p.ProvNum`,
  },
  "bills-its-procedures-charge": {
    title: "a line bills its procedure's charge",
    of: "claimproc",
    source: "Schema documentation: claimproc.FeeBilled",
    sql: `select l.ClaimProcNum as k from ${ofProcedure}
      where l.Status in (0, 1) and ${differ("l.FeeBilled", "p.ProcFee * (p.UnitQty + p.BaseUnits)")}`,
  },
  "sends-its-procedures-code": {
    title: "a line sends its procedure's code",
    of: "claimproc",
    source: "Schema documentation: claimproc.CodeSent",
    sql: `select l.ClaimProcNum as k from ${ofProcedure} join procedurecode c on c.CodeNum = p.CodeNum
      where l.Status in (0, 1, 2) and l.CodeSent <> c.ProcCode`,
  },
  "answer-follows-the-service": {
    title: "no answer precedes the service",
    of: "claimproc",
    source: "Schema documentation: claimproc.DateCP",
    sql: "select ClaimProcNum as k from claimproc where Status in (1, 4) and DateCP < ProcDate",
  },
  "answer-has-its-day-of-entry": {
    title: "an answered line has the day it was entered",
    of: "claimproc",
    source: "Schema documentation: claimproc.DateEntry",
    sql: `select ClaimProcNum as k from claimproc where Status in (1, 4) and DateEntry <= ${emptyDate}`,
  },
  "capitation-is-dated-as-its-procedure": {
    title: "a capitation write-off is dated as its procedure",
    of: "claimproc",
    sql: "select ClaimProcNum as k from claimproc where Status = 7 and DateCP <> ProcDate",
  },
  "correction-follows-an-answer": {
    title: "a supplemental payment follows an answer on its claim",
    of: "claimproc",
    source: "Schema documentation: claimproc.Status",
    sql: `select s.ClaimProcNum as k from claimproc s
      left join claimproc r on r.ClaimNum = s.ClaimNum and r.ProcNum = s.ProcNum and r.Status = 1
      where s.Status = 4 and s.ClaimNum <> 0 and s.IsTransfer = 0 and (r.ClaimProcNum is null or r.DateCP > s.DateCP)`,
  },
  "settles-no-more-than-the-fee": {
    title: "no plan pays and writes off more than the charge",
    of: "claimproc",
    source: "Manual: claim payments",
    sql: `select l.ProcNum as k from ${ofProcedure} where l.Status in (1, 4, 5)
      group by l.ProcNum, p.ProcFee, p.UnitQty, p.BaseUnits
      having sum(l.InsPayAmt + l.WriteOff) > p.ProcFee * (p.UnitQty + p.BaseUnits) + 0.005`,
  },
  "estimates-no-more-than-the-fee": {
    title: "no plan is expected to pay and write off more than the charge",
    of: "claimproc",
    source: "Manual: insurance estimates",
    sql: `select l.ClaimProcNum as k from ${ofProcedure} where l.Status = 0
      and l.InsPayEst + l.WriteOff > p.ProcFee * (p.UnitQty + p.BaseUnits) + 0.005`,
  },
  "percentage-is-one": {
    title: "a percentage is between 0 and 100, or empty",
    of: "claimproc",
    source: "Schema documentation: claimproc.Percentage",
    sql: `select ClaimProcNum as k from claimproc
      where Percentage < -1 or Percentage > 100 or PercentOverride < -1 or PercentOverride > 100`,
  },
  "empty-estimates-are-minus-one": {
    title: "an amount that stands for nothing is -1, and no other is negative",
    of: "claimproc",
    source: "Schema documentation: claimproc overrides",
    sql: `select ClaimProcNum as k from claimproc where (AllowedOverride < 0 and AllowedOverride <> -1)
      or (CopayAmt < 0 and CopayAmt <> -1) or (CopayOverride < 0 and CopayOverride <> -1)
      or (DedEstOverride < 0 and DedEstOverride <> -1) or (InsEstTotalOverride < 0 and InsEstTotalOverride <> -1)
      or (WriteOffEst < 0 and WriteOffEst <> -1) or (WriteOffEstOverride < 0 and WriteOffEstOverride <> -1)`,
  },
  "is-numbered-once-on-its-claim": {
    title: "no two lines of a claim have one number",
    of: "claimproc",
    source: "Schema documentation: claimproc.LineNumber",
    sql: `select min(ClaimProcNum) as k from claimproc where Status in (0, 1, 2) and ClaimNum <> 0 and LineNumber > 0
      group by ClaimNum, LineNumber having count(*) > 1`,
  },
  "only-networks-write-off": {
    title: "only a network's or a capitation plan writes off",
    of: "claimproc",
    source: "Schema documentation: insplan.PlanType",
    sql: `select l.ClaimProcNum as k from claimproc l join insplan i on i.PlanNum = l.PlanNum
      where l.WriteOff <> 0 and coalesce(i.PlanType, '') not in ('p', 'c', 'f')`,
  },
  "history-holds-no-money": {
    title: "insurance history and benefit adjustments bill nothing",
    of: "claimproc",
    source: "Schema documentation: claimproc.Status",
    sql: "select ClaimProcNum as k from claimproc where Status in (3, 9) and (FeeBilled <> 0 or ClaimPaymentNum <> 0)",
  },
  "payment-tracking-is-one-of-the-offices": {
    title: "how a line's payment is tracked is one of the office's",
    of: "claimproc",
    source: "Schema documentation: claimproc.ClaimPaymentTracking",
    sql: `select l.ClaimProcNum as k from claimproc l ${joinDefinition("l.ClaimPaymentTracking", 36)}
      where l.ClaimPaymentTracking <> 0 and d.DefNum is null`,
  },
  "shares-its-claims-clinic": {
    title: "a line is in its claim's clinic",
    of: "claimproc",
    source: "Manual: clinics",
    sql: `select l.ClaimProcNum as k from ${ofClaim} where l.ClaimNum <> 0 and c.ClinicNum <> l.ClinicNum`,
  },
});
