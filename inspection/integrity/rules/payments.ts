import { ruleGroup } from "../rule.ts";
import { differ, joinDefinition } from "../sql-terms.ts";

const ofProcedure = "paysplit s join procedurelog p on p.ProcNum = s.ProcNum and s.ProcNum <> 0";

export const paymentRules = ruleGroup("payments", "Database maintenance: payments and splits", {
  "is-the-sum-of-its-splits": {
    title: "a payment is the sum of its splits",
    of: "payment",
    sql: `select p.PayNum as k from payment p
      join (select PayNum, sum(SplitAmt) as Total from paysplit group by PayNum) s on s.PayNum = p.PayNum
      where ${differ("p.PayAmt", "s.Total")}`,
  },
  "has-a-split": {
    title: "a payment has a split",
    of: "payment",
    sql: `select p.PayNum as k from payment p left join paysplit s on s.PayNum = p.PayNum where s.SplitNum is null`,
  },
  "split-has-a-payment": {
    title: "a split belongs to a payment",
    of: "paysplit",
    sql: `select s.SplitNum as k from paysplit s left join payment p on p.PayNum = s.PayNum where p.PayNum is null`,
  },
  "split-is-dated-as-its-payment": {
    title: "a split is dated as its payment",
    of: "paysplit",
    sql: `select s.SplitNum as k from paysplit s join payment p on p.PayNum = s.PayNum where p.PayDate <> s.DatePay`,
  },
  "split-is-not-nothing": {
    title: "no split is of nothing",
    of: "paysplit",
    source: "Manual: payment splits",
    sql: "select SplitNum as k from paysplit where SplitAmt = 0",
  },
  "transfer-comes-to-nothing": {
    title: "an income transfer comes to nothing",
    of: "payment",
    source: "Manual: income transfers",
    sql: "select PayNum as k from payment where PayType = 0 and abs(PayAmt) > 0.001",
  },
  "type-is-one-of-the-offices": {
    title: "a payment's type is one of the office's",
    of: "payment",
    source: "Schema documentation: payment.PayType",
    sql: `select p.PayNum as k from payment p ${joinDefinition("p.PayType", 10)}
      where p.PayType <> 0 and d.DefNum is null`,
  },
  "split-is-on-completed-work": {
    title: "a split stands on completed work, unless it is a deposit for planned work",
    of: "paysplit",
    sql: `select s.SplitNum as k from paysplit s left join procedurelog p on p.ProcNum = s.ProcNum
      where s.ProcNum <> 0 and s.UnearnedType = 0 and (p.ProcNum is null or p.ProcStatus <> 2)`,
  },
  "split-is-on-no-deleted-work": {
    title: "no split stands on a deleted procedure",
    of: "paysplit",
    sql: `select s.SplitNum as k from ${ofProcedure} where p.ProcStatus = 6`,
  },
  "split-is-its-procedures-patients": {
    title: "a procedure's split is of its patient",
    of: "paysplit",
    sql: `select s.SplitNum as k from ${ofProcedure} where p.PatNum <> s.PatNum`,
  },
  "split-is-its-procedures-providers": {
    title: "a procedure's split is of its provider",
    of: "paysplit",
    source: "Manual: rigorous accounting",
    sql: `select s.SplitNum as k from ${ofProcedure} where s.ProvNum <> p.ProvNum`,
  },
  "split-names-a-provider": {
    title: "a split names a provider, unless it is not earned yet",
    of: "paysplit",
    sql: "select SplitNum as k from paysplit where ProvNum = 0 and UnearnedType = 0",
  },
  "unearned-is-not-on-completed-work": {
    title: "unearned money does not stand on completed work",
    of: "paysplit",
    source: "Manual: unearned income",
    sql: `select s.SplitNum as k from ${ofProcedure} where s.UnearnedType <> 0 and p.ProcStatus = 2`,
  },
  "unearned-type-is-one-of-the-offices": {
    title: "an unearned type is one of the office's",
    of: "paysplit",
    source: "Schema documentation: paysplit.UnearnedType",
    sql: `select s.SplitNum as k from paysplit s ${joinDefinition("s.UnearnedType", 29)}
      where s.UnearnedType <> 0 and d.DefNum is null`,
  },
  "unearned-is-not-overdrawn": {
    title: "no family uses more unearned money than it paid in",
    of: "paysplit",
    source: "Manual: unearned income",
    sql: `select t.Guarantor as k from paysplit s join patient t on t.PatNum = s.PatNum
      where s.UnearnedType <> 0 group by t.Guarantor having sum(s.SplitAmt) < -0.005`,
  },
  "split-is-on-one-thing": {
    title: "a split stands on a procedure or on an adjustment, not on both",
    of: "paysplit",
    source: "Schema documentation: paysplit.AdjNum",
    sql: "select SplitNum as k from paysplit where ProcNum <> 0 and AdjNum <> 0",
  },
  "split-on-an-adjustment-is-its-patients": {
    title: "an adjustment's split is of its patient",
    of: "paysplit",
    source: "Schema documentation: paysplit.AdjNum",
    sql: `select s.SplitNum as k from paysplit s join adjustment a on a.AdjNum = s.AdjNum
      where s.AdjNum <> 0 and a.PatNum <> s.PatNum`,
  },
  "split-on-an-adjustment-pays-a-charge": {
    title: "a split stands on an adjustment that is a charge",
    of: "paysplit",
    source: "Manual: paying adjustments",
    sql: `select s.SplitNum as k from paysplit s join adjustment a on a.AdjNum = s.AdjNum
      where s.AdjNum <> 0 and a.AdjAmt < 0`,
  },
  "split-in-several-says-so": {
    title: "a payment with several splits says that it is split",
    of: "payment",
    source: "Schema documentation: payment.IsSplit",
    sql: `select p.PayNum as k from payment p
      join (select PayNum, count(*) as Splits from paysplit group by PayNum) s on s.PayNum = p.PayNum
      where p.IsSplit = 0 and s.Splits > 1`,
  },
  "offset-names-a-split": {
    title: "an offset names a split",
    of: "paysplit",
    sql: `select s.SplitNum as k from paysplit s left join paysplit o on o.SplitNum = s.FSplitNum
      where s.FSplitNum <> 0 and (o.SplitNum is null or o.SplitNum = s.SplitNum)`,
  },
  // What the insurer pays late comes on top, and stays as a credit until it is refunded or transferred.
  "patient-pays-no-more-than-the-charge": {
    title: "patients pay no more for a procedure than its charge, and get back no more than they paid",
    of: "paysplit",
    source: "Manual: rigorous accounting",
    sql: `select p.ProcNum as k from ${ofProcedure}
      group by p.ProcNum, p.ProcFee, p.UnitQty, p.BaseUnits
      having sum(s.SplitAmt) > p.ProcFee * (p.UnitQty + p.BaseUnits) + 0.005 or sum(s.SplitAmt) < -0.005`,
  },
  "shares-its-procedures-clinic": {
    title: "a split is in its procedure's clinic",
    of: "paysplit",
    source: "Manual: clinics",
    sql: `select s.SplitNum as k from ${ofProcedure} where s.ClinicNum <> p.ClinicNum`,
  },
});

export const adjustmentRules = ruleGroup("adjustments", "Database maintenance: adjustments", {
  "sign-is-its-types": {
    title: "an adjustment's sign is its type's",
    of: "adjustment",
    source: "Manual: adjustment types",
    sql: `select a.AdjNum as k from adjustment a join definition d on d.DefNum = a.AdjType and d.Category = 1
      where (a.AdjAmt > 0 and d.ItemValue <> '+') or (a.AdjAmt < 0 and d.ItemValue not in ('-', 'dp'))`,
  },
  "type-is-one-of-the-offices": {
    title: "an adjustment's type is one of the office's",
    of: "adjustment",
    source: "Schema documentation: adjustment.AdjType",
    sql: `select a.AdjNum as k from adjustment a ${joinDefinition("a.AdjType", 1)} where d.DefNum is null`,
  },
  "is-not-nothing": {
    title: "no adjustment is of nothing",
    of: "adjustment",
    source: "Manual: adjustments",
    sql: "select AdjNum as k from adjustment where AdjAmt = 0",
  },
  "is-on-completed-work": {
    title: "an adjustment stands on completed work",
    of: "adjustment",
    sql: `select a.AdjNum as k from adjustment a left join procedurelog p on p.ProcNum = a.ProcNum
      where a.ProcNum <> 0 and (p.ProcNum is null or p.ProcStatus <> 2)`,
  },
  "is-its-procedures-patients": {
    title: "a procedure's adjustment is of its patient",
    of: "adjustment",
    sql: `select a.AdjNum as k from adjustment a join procedurelog p on p.ProcNum = a.ProcNum
      where a.ProcNum <> 0 and p.PatNum <> a.PatNum`,
  },
  "is-its-procedures-providers": {
    title: "a procedure's adjustment is of its provider",
    of: "adjustment",
    source: "Manual: rigorous accounting",
    sql: `select a.AdjNum as k from adjustment a join procedurelog p on p.ProcNum = a.ProcNum
      where a.ProcNum <> 0 and p.ProvNum <> a.ProvNum`,
  },
  "names-patient-and-provider": {
    title: "an adjustment names a patient and a provider",
    of: "adjustment",
    sql: "select AdjNum as k from adjustment where PatNum = 0 or ProvNum = 0",
  },
  "follows-its-procedure": {
    title: "no adjustment precedes its procedure",
    of: "adjustment",
    source: "Schema documentation: adjustment.ProcDate",
    sql: `select a.AdjNum as k from adjustment a join procedurelog p on p.ProcNum = a.ProcNum
      where a.ProcNum <> 0 and a.AdjDate < p.ProcDate`,
  },
});
