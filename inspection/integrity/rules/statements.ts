import { ruleGroup } from "../rule.ts";
import { emptyDate } from "../sql-terms.ts";

export const statementRules = ruleGroup("statements", "Schema documentation: statement", {
  "range-runs-forward": {
    title: "a statement's range runs forward",
    of: "statement",
    source: "Database maintenance: statements",
    sql: "select StatementNum as k from statement where DateRangeTo > '1880-01-01' and DateRangeFrom > DateRangeTo",
  },
  "names-a-patient": {
    title: "a statement names a patient",
    of: "statement",
    sql: "select StatementNum as k from statement where PatNum = 0",
  },
  "sent-has-a-day": {
    title: "a statement that was sent has the day",
    of: "statement",
    sql: `select StatementNum as k from statement where IsSent = 1 and DateSent <= ${emptyDate}`,
  },
  "covers-what-was-sent": {
    title: "a statement covers nothing after its day",
    of: "statement",
    sql: `select StatementNum as k from statement
      where DateSent > ${emptyDate} and DateRangeTo > DateSent and DateRangeTo < '2100-01-01'`,
  },
  "production-is-a-procedure": {
    title: "a statement's procedure exists",
    of: "statementprod",
    source: "Schema documentation: statementprod.FKey",
    sql: `select s.StatementProdNum as k from statementprod s left join procedurelog p on p.ProcNum = s.FKey
      where s.ProdType = 0 and p.ProcNum is null`,
  },
  "production-is-an-adjustment": {
    title: "a statement's adjustment exists",
    of: "statementprod",
    source: "Schema documentation: statementprod.FKey",
    sql: `select s.StatementProdNum as k from statementprod s left join adjustment a on a.AdjNum = s.FKey
      where s.ProdType = 1 and a.AdjNum is null`,
  },
  "production-is-a-charge": {
    title: "a statement's payment plan charge exists",
    of: "statementprod",
    source: "Schema documentation: statementprod.FKey",
    sql: `select s.StatementProdNum as k from statementprod s left join payplancharge c on c.PayPlanChargeNum = s.FKey
      where s.ProdType = 2 and c.PayPlanChargeNum is null`,
  },
  "production-precedes-it": {
    title: "a statement's procedure was done by its day",
    of: "statementprod",
    source: "Manual: statements",
    sql: `select s.StatementProdNum as k from statementprod s join statement t on t.StatementNum = s.StatementNum
      join procedurelog p on p.ProcNum = s.FKey
      where s.ProdType = 0 and t.DateSent > ${emptyDate} and p.ProcDate > t.DateSent`,
  },
});
