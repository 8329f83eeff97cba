import { ruleGroup } from "../rule.ts";
import { differ } from "../sql-terms.ts";

export const paymentPlanRules = ruleGroup("payment-plans", "Database maintenance: payment plans", {
  "names-patient-and-guarantor": {
    title: "a payment plan names a patient and a guarantor",
    of: "payplan",
    sql: "select PayPlanNum as k from payplan where PatNum = 0 or Guarantor = 0",
  },
  "charge-is-its-plans": {
    title: "a charge is of its plan's patient and guarantor",
    of: "payplancharge",
    sql: `select c.PayPlanChargeNum as k from payplancharge c left join payplan p on p.PayPlanNum = c.PayPlanNum
      where p.PayPlanNum is null or p.Guarantor <> c.Guarantor or p.PatNum <> c.PatNum`,
  },
  "charge-names-a-provider": {
    title: "a charge names a provider",
    of: "payplancharge",
    sql: "select PayPlanChargeNum as k from payplancharge where ProvNum = 0",
  },
  "charge-is-not-negative": {
    title: "neither principal nor interest is negative, unless it offsets",
    of: "payplancharge",
    source: "Schema documentation: payplancharge.Principal",
    sql: "select PayPlanChargeNum as k from payplancharge where (Principal < 0 or Interest < 0) and IsOffset = 0",
  },
  "credit-bears-no-interest": {
    title: "a credit bears no interest",
    of: "payplancharge",
    source: "Schema documentation: payplancharge.ChargeType",
    sql: "select PayPlanChargeNum as k from payplancharge where ChargeType = 1 and Interest <> 0",
  },
  "credit-is-on-its-patients-work": {
    title: "a credit stands on its patient's work",
    of: "payplancharge",
    source: "Schema documentation: payplancharge.ProcNum",
    sql: `select c.PayPlanChargeNum as k from payplancharge c left join procedurelog p on p.ProcNum = c.ProcNum
      where c.ProcNum <> 0 and (p.ProcNum is null or p.PatNum <> c.PatNum or p.ProcStatus = 6)`,
  },
  "charge-follows-the-plan": {
    title: "no charge precedes its plan",
    of: "payplancharge",
    source: "Schema documentation: payplan.PayPlanDate",
    sql: `select c.PayPlanChargeNum as k from payplancharge c join payplan p on p.PayPlanNum = c.PayPlanNum
      where c.ChargeType = 0 and c.ChargeDate < p.PayPlanDate`,
  },
  "principal-is-what-is-financed": {
    title: "the principal to be paid is what was taken off the patient's account",
    of: "payplan",
    source: "Manual: payment plans, total of credits and of charges",
    sql: `select p.PayPlanNum as k from payplan p left join (
        select PayPlanNum, sum(case when ChargeType = 0 then Principal else -Principal end) as Gap
        from payplancharge group by PayPlanNum) c on c.PayPlanNum = p.PayPlanNum
      where p.IsDynamic = 0 and p.PlanNum = 0 and abs(coalesce(c.Gap, 0)) > 0.001`,
  },
  "has-charges": {
    title: "a plan has charges, unless it makes them as they fall due",
    of: "payplan",
    source: "Manual: payment plans",
    sql: `select p.PayPlanNum as k from payplan p left join payplancharge c on c.PayPlanNum = p.PayPlanNum
      where p.IsDynamic = 0 and c.PayPlanChargeNum is null`,
  },
  "dynamic-plan-is-linked": {
    title: "a dynamic plan is linked with what it finances",
    of: "payplan",
    source: "Manual: dynamic payment plans",
    sql: `select p.PayPlanNum as k from payplan p left join payplanlink l on l.PayPlanNum = p.PayPlanNum
      where p.IsDynamic = 1 and l.PayPlanLinkNum is null`,
  },
  "dynamic-plan-charges-what-is-due": {
    title: "a dynamic plan makes no charge ahead of its day",
    of: "payplancharge",
    source: "Manual: dynamic payment plans",
    sql: `select c.PayPlanChargeNum as k from payplancharge c join payplan p on p.PayPlanNum = c.PayPlanNum
      where p.IsDynamic = 1 and c.ChargeDate > {asOf}`,
  },
  "link-names-work": {
    title: "a link names a procedure of its plan's patient",
    of: "payplanlink",
    source: "Schema documentation: payplanlink.LinkType",
    sql: `select l.PayPlanLinkNum as k from payplanlink l join payplan y on y.PayPlanNum = l.PayPlanNum
      left join procedurelog p on p.ProcNum = l.FKey
      where l.LinkType = 2 and (p.ProcNum is null or p.PatNum <> y.PatNum or p.ProcStatus = 6)`,
  },
  "link-names-an-adjustment": {
    title: "a link names an adjustment of its plan's patient",
    of: "payplanlink",
    source: "Schema documentation: payplanlink.LinkType",
    sql: `select l.PayPlanLinkNum as k from payplanlink l join payplan y on y.PayPlanNum = l.PayPlanNum
      left join adjustment a on a.AdjNum = l.FKey
      where l.LinkType = 1 and (a.AdjNum is null or a.PatNum <> y.PatNum)`,
  },
  "financed-once": {
    title: "no two plans finance one procedure",
    of: "payplanlink",
    source: "Manual: dynamic payment plans",
    sql: `select min(PayPlanLinkNum) as k from payplanlink where LinkType = 2 group by FKey having count(*) > 1`,
  },
  "rate-is-not-negative": {
    title: "no rate of interest is negative, and a plan without one charges none",
    of: "payplan",
    source: "Schema documentation: payplan.APR",
    sql: `select p.PayPlanNum as k from payplan p left join (
        select PayPlanNum, sum(Interest) as Interest from payplancharge group by PayPlanNum
      ) c on c.PayPlanNum = p.PayPlanNum where p.APR < 0 or (p.APR = 0 and coalesce(c.Interest, 0) > 0.001)`,
  },
  "split-is-on-its-plans-charge": {
    title: "a split that pays a plan's charge is of that plan",
    of: "paysplit",
    source: "Schema documentation: paysplit.PayPlanChargeNum",
    sql: `select s.SplitNum as k from paysplit s left join payplancharge c on c.PayPlanChargeNum = s.PayPlanChargeNum
      where s.PayPlanChargeNum <> 0
        and (c.PayPlanChargeNum is null or c.PayPlanNum <> s.PayPlanNum or c.ChargeType <> 0)`,
  },
  "charge-is-not-overpaid": {
    title: "no charge of a plan is paid twice",
    of: "payplancharge",
    source: "Manual: payment plans",
    sql: `select c.PayPlanChargeNum as k from payplancharge c join (
        select PayPlanChargeNum, sum(SplitAmt) as Paid from paysplit where PayPlanChargeNum <> 0 group by PayPlanChargeNum
      ) s on s.PayPlanChargeNum = c.PayPlanChargeNum where s.Paid > c.Principal + c.Interest + 0.005`,
  },
  "split-is-the-guarantors": {
    title: "who pays a plan's charge is the plan's guarantor",
    of: "paysplit",
    source: "Manual: payment plans",
    sql: `select s.SplitNum as k from paysplit s join payplancharge c on c.PayPlanChargeNum = s.PayPlanChargeNum
      where s.PayPlanChargeNum <> 0 and s.PatNum <> c.Guarantor`,
  },
  "closed-plan-charges-nothing-more": {
    title: "a closed plan has no charge ahead",
    of: "payplancharge",
    source: "Schema documentation: payplan.IsClosed",
    sql: `select c.PayPlanChargeNum as k from payplancharge c join payplan p on p.PayPlanNum = c.PayPlanNum
      where p.IsClosed = 1 and c.ChargeDate > {asOf}`,
  },
  "what-is-due-is-on-the-guarantor": {
    title: "PayPlanDue is what the plans' guarantor owes by today",
    of: "patient",
    source: "Schema documentation: patient.PayPlanDue",
    sql: `select g.PatNum as k from patient g left join (
        select t.Guarantor, sum(t.Amount) as Due from (
          select Guarantor, Principal + Interest as Amount from payplancharge
          where ChargeType = 0 and ChargeDate <= {asOf}
          union all select y.Guarantor, -s.SplitAmt from paysplit s join payplan y on y.PayPlanNum = s.PayPlanNum
          where s.PayPlanNum <> 0
        ) t group by t.Guarantor
      ) d on d.Guarantor = g.PatNum where ${differ("g.PayPlanDue", "coalesce(d.Due, 0)")}`,
  },
});
