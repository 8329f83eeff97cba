import { ruleGroup } from "../rule.ts";
import { differ, emptyDate, joinDefinition } from "../sql-terms.ts";

/** What is in each deposit. */
const deposited = `(select DepositNum, PayAmt as Amount, PayDate as Day from payment where DepositNum <> 0
  union all select DepositNum, CheckAmt, CheckDate from claimpayment where DepositNum <> 0)`;

export const insurancePaymentRules = ruleGroup("insurance-payments", "Database maintenance: claim payments", {
  "check-is-the-sum-of-its-lines": {
    title: "a check is the sum of its lines",
    of: "claimpayment",
    sql: `select c.ClaimPaymentNum as k from claimpayment c join (
        select ClaimPaymentNum, sum(InsPayAmt) as Total from claimproc where ClaimPaymentNum <> 0 group by ClaimPaymentNum
      ) l on l.ClaimPaymentNum = c.ClaimPaymentNum where ${differ("c.CheckAmt", "l.Total")}`,
  },
  "check-has-lines": {
    title: "a check has lines, unless it is partial",
    of: "claimpayment",
    sql: `select c.ClaimPaymentNum as k from claimpayment c
      left join claimproc l on l.ClaimPaymentNum = c.ClaimPaymentNum
      where c.IsPartial = 0 and l.ClaimProcNum is null`,
  },
  "line-is-dated-as-its-check": {
    title: "a line is posted on its check's day",
    of: "claimproc",
    sql: `select l.ClaimProcNum as k from claimproc l join claimpayment c on c.ClaimPaymentNum = l.ClaimPaymentNum
      where l.ClaimPaymentNum <> 0 and c.CheckDate <> l.DateCP`,
  },
  "type-is-one-of-the-offices": {
    title: "a check's type is one of the office's",
    of: "claimpayment",
    source: "Schema documentation: claimpayment.PayType",
    sql: `select c.ClaimPaymentNum as k from claimpayment c ${joinDefinition("c.PayType", 32)}
      where d.DefNum is null`,
  },
  "has-a-day-and-a-payer": {
    title: "a check has a day and a payer",
    of: "claimpayment",
    source: "Schema documentation: claimpayment",
    sql: `select ClaimPaymentNum as k from claimpayment
      where CheckDate <= ${emptyDate} or coalesce(CarrierName, '') = ''`,
  },
  "issued-before-received": {
    title: "a check is issued by the day it is received",
    of: "claimpayment",
    source: "Schema documentation: claimpayment.DateIssued",
    sql: "select ClaimPaymentNum as k from claimpayment where DateIssued > CheckDate",
  },
  "is-not-negative": {
    title: "no check is negative",
    of: "claimpayment",
    source: "Manual: insurance payments",
    sql: "select ClaimPaymentNum as k from claimpayment where CheckAmt < 0",
  },
  "comes-from-its-lines-carrier": {
    title: "a check's payer is the carrier of its lines' plans",
    of: "claimpayment",
    source: "Schema documentation: claimpayment.CarrierName",
    sql: `select distinct c.ClaimPaymentNum as k from claimpayment c
      join claimproc l on l.ClaimPaymentNum = c.ClaimPaymentNum
      join insplan i on i.PlanNum = l.PlanNum join carrier r on r.CarrierNum = i.CarrierNum
      where r.CarrierName <> c.CarrierName`,
  },
});

export const depositRules = ruleGroup("deposits", "Database maintenance: deposits", {
  "is-the-sum-of-what-is-in-it": {
    title: "a deposit is the sum of its payments and checks",
    of: "deposit",
    sql: `select d.DepositNum as k from deposit d
      left join (select DepositNum, sum(Amount) as Total from ${deposited} i group by DepositNum) t
        on t.DepositNum = d.DepositNum
      where ${differ("d.Amount", "coalesce(t.Total, 0)")}`,
  },
  "has-something-in-it": {
    title: "a deposit has a payment or a check in it",
    of: "deposit",
    source: "Manual: deposit slips",
    sql: `select d.DepositNum as k from deposit d left join ${deposited} i on i.DepositNum = d.DepositNum
      where i.DepositNum is null`,
  },
  "follows-what-is-in-it": {
    title: "nothing is deposited before it came",
    of: "deposit",
    source: "Manual: deposit slips",
    sql: `select distinct d.DepositNum as k from deposit d join ${deposited} i on i.DepositNum = d.DepositNum
      where i.Day > d.DateDeposit`,
  },
  "holds-no-transfer": {
    title: "no income transfer is deposited",
    of: "payment",
    source: "Manual: income transfers",
    sql: "select PayNum as k from payment where PayType = 0 and DepositNum <> 0",
  },
});
