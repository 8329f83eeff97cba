import type { InspectedDatabase, InspectedRow } from "../inspected-database.ts";
import {
  type Cents,
  centsOf,
  dayIn,
  dollars,
  type Happening,
  happening,
  numberOf,
  ranks,
  rowsBy,
  textOf,
} from "./happening.ts";
import type { Lists } from "./lists.ts";

/** Payments, adjustments and payment plans on the patient's account, and the bills sent to a guarantor. */
export async function readMoney(
  database: InspectedDatabase,
  patient: number,
  lists: Lists,
): Promise<readonly Happening[]> {
  return [
    ...(await payments(database, patient, lists)),
    ...(await adjustments(database, patient, lists)),
    ...(await paymentPlans(database, patient)),
    ...(await statements(database, patient)),
  ];
}

async function payments(
  database: InspectedDatabase,
  patient: number,
  { definitions }: Lists,
): Promise<readonly Happening[]> {
  const splits = await database.query(`
    select s.SplitNum, s.PayNum, s.SplitAmt, s.DatePay, s.UnearnedType, s.PayPlanNum, y.PayType, y.PayAmt, y.PatNum,
      t.FName, t.LName
    from paysplit s join payment y on y.PayNum = s.PayNum join patient t on t.PatNum = y.PatNum
    where s.PatNum = ${patient} order by s.SplitNum`);
  return [...rowsBy(splits, "PayNum").values()].flatMap((parts) => {
    const [first] = parts;
    return first === undefined ? [] : [paymentOf(first, parts, patient, definitions)];
  });
}

function paymentOf(
  payment: InspectedRow,
  parts: readonly InspectedRow[],
  patient: number,
  definitions: ReadonlyMap<number, string>,
): Happening {
  const amount = sum(parts, "SplitAmt");
  const unearned = sum(
    parts.filter((part) => numberOf(part, "UnearnedType") !== 0),
    "SplitAmt",
  );
  const payer =
    numberOf(payment, "PatNum") === patient
      ? ""
      : ` by ${textOf(payment, "FName")} ${textOf(payment, "LName")}`;
  const day = dayIn(payment, "DatePay") ?? "";
  const type = numberOf(payment, "PayType");
  if (type === 0) {
    const text =
      unearned < 0
        ? `prepayment of ${dollars(-unearned)} used for work done`
        : `income transferred, ${dollars(amount)}`;
    return happening(day, ranks.payment, text, { amount: -amount });
  }
  const verb = amount < 0 ? "paid back" : "paid";
  const ahead = unearned > 0 ? `, ${dollars(unearned)} of it ahead of the work` : "";
  const plan = parts.some((part) => numberOf(part, "PayPlanNum") !== 0) ? ", on a payment plan" : "";
  const how = (definitions.get(type) ?? "payment").toLowerCase();
  return happening(
    day,
    ranks.payment,
    `${verb} ${dollars(Math.abs(amount))}${payer}, ${how}${ahead}${plan}`,
    { amount: -amount },
  );
}

async function adjustments(
  database: InspectedDatabase,
  patient: number,
  { definitions }: Lists,
): Promise<readonly Happening[]> {
  const rows = await database.query(
    `select AdjDate, AdjAmt, AdjType, AdjNote from adjustment where PatNum = ${patient} order by AdjNum`,
  );
  return rows.map((row) => {
    const name = (definitions.get(numberOf(row, "AdjType")) ?? "adjustment").toLowerCase();
    const note = textOf(row, "AdjNote") === "" ? "" : ` (${textOf(row, "AdjNote")})`;
    const amount = centsOf(row, "AdjAmt");
    return happening(dayIn(row, "AdjDate") ?? "", ranks.adjustment, `${name} ${dollars(amount)}${note}`, {
      amount,
    });
  });
}

/** Credits take the principal off the patient's account, debits put the instalments on the guarantor's. */
async function paymentPlans(database: InspectedDatabase, patient: number): Promise<readonly Happening[]> {
  const charges = await database.query(`
    select g.PayPlanNum, g.ChargeDate, g.Principal, g.Interest, g.ChargeType, g.PatNum, g.Guarantor
    from payplancharge g where g.PatNum = ${patient} or g.Guarantor = ${patient} order by g.PayPlanChargeNum`);
  const today = await todayOf(database);
  return charges.flatMap((charge): readonly Happening[] => {
    const day = dayIn(charge, "ChargeDate") ?? "";
    const isCredit = numberOf(charge, "ChargeType") === 1;
    const amount = centsOf(charge, "Principal") + (isCredit ? 0 : centsOf(charge, "Interest"));
    const holder = numberOf(charge, isCredit ? "PatNum" : "Guarantor");
    if (holder !== patient || day > today) return [];
    const plan = `payment plan ${numberOf(charge, "PayPlanNum")}`;
    const text = isCredit
      ? `${dollars(amount)} moved to ${plan}`
      : `instalment of ${plan} due, ${dollars(amount)}`;
    return [happening(day, ranks.adjustment, text, { amount: isCredit ? -amount : amount })];
  });
}

async function statements(database: InspectedDatabase, patient: number): Promise<readonly Happening[]> {
  const rows = await database.query(
    `select DateSent, BalTotal, InsEst, Mode_ from statement where PatNum = ${patient} and IsSent = 1 order by StatementNum`,
  );
  const modes = ["by mail", "in person", "by e-mail", "electronically", "for the portal"];
  return rows.map((row) => {
    const how = modes[numberOf(row, "Mode_")] ?? "";
    const text = `statement sent ${how}: family balance ${dollars(centsOf(row, "BalTotal"))}, insurers expected to pay ${dollars(centsOf(row, "InsEst"))}`;
    return happening(dayIn(row, "DateSent") ?? "", ranks.statement, text);
  });
}

/** The practice's today: the day to which balances are aged. `YYYY-MM-DD`. */
export async function todayOf(database: InspectedDatabase): Promise<string> {
  const [row] = await database.query("select ValueString from preference where PrefName = 'DateLastAging'");
  return row === undefined ? "9999-12-31" : textOf(row, "ValueString").slice(0, 10);
}

const sum = (rows: readonly InspectedRow[], column: string): Cents =>
  rows.reduce((total, row) => total + centsOf(row, column), 0);
