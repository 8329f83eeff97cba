import { add, change, copy, first, type Plant, plant } from "./plant.ts";

const onWork = "ProcNum <> 0 and UnearnedType = 0";
const ofType = (category: number, sign: string) =>
  `(select min(DefNum) from definition where Category = ${category} and ItemValue = '${sign}')`;

/** A payment plan of patient 1 over 100 dollars, paid in one charge, and changes to it. */
const planOf = (values: Readonly<Record<string, string | number>> = {}): readonly string[] => [
  add("payplan", { PayPlanNum: 900, PatNum: 1, Guarantor: 1, PayPlanDate: "date '2026-01-05'", ...values }),
  add("payplancharge", {
    PayPlanChargeNum: 900,
    PayPlanNum: 900,
    PatNum: 1,
    Guarantor: 1,
    ProvNum: 1,
    ChargeDate: "date '2026-01-05'",
    Principal: 100,
  }),
  add("payplancharge", {
    PayPlanChargeNum: 901,
    PayPlanNum: 900,
    PatNum: 1,
    Guarantor: 1,
    ProvNum: 1,
    ChargeDate: "date '2026-01-05'",
    Principal: 100,
    ChargeType: 1,
  }),
];
const plan = planOf();
const changedCharge = (assignments: string, key = 900): Plant =>
  plant(...plan, `update payplancharge set ${assignments} where PayPlanChargeNum = ${key}`);

const guarantor = "Guarantor = PatNum";
const someAging = add("famaging", { PatNum: first("patient", "Guarantor = PatNum"), BalTotal: 7654 });

export const accountPlants: Readonly<Record<string, Plant>> = {
  "payments/is-the-sum-of-its-splits": plant(change("payment", "PayAmt = PayAmt + 1", "PayType <> 0")),
  "payments/has-a-split": plant(copy("payment", { DepositNum: 0 })),
  "payments/split-has-a-payment": plant(change("paysplit", "PayNum = 987654321")),
  "payments/split-is-dated-as-its-payment": plant(change("paysplit", "DatePay = DatePay - 1")),
  "payments/split-is-not-nothing": plant(change("paysplit", "SplitAmt = 0")),
  "payments/transfer-comes-to-nothing": plant(change("payment", "PayType = 0", "PayAmt > 0")),
  "payments/type-is-one-of-the-offices": plant(change("payment", "PayType = 1")),
  "payments/split-is-on-completed-work": plant(
    change("paysplit", `ProcNum = ${first("procedurelog", "ProcStatus = 1")}`, onWork),
  ),
  "payments/split-is-on-no-deleted-work": plant(
    change("paysplit", `ProcNum = ${first("procedurelog", "ProcStatus = 6")}`, onWork),
  ),
  "payments/split-is-its-procedures-patients": plant(
    `update procedurelog set PatNum = PatNum + 1 where ProcNum = (select min(ProcNum) from paysplit where ${onWork})`,
  ),
  "payments/split-is-its-procedures-providers": plant(change("paysplit", "ProvNum = 987654321", onWork)),
  "payments/split-names-a-provider": plant(change("paysplit", "ProvNum = 0", onWork)),
  "payments/unearned-is-not-on-completed-work": plant(
    change("paysplit", "UnearnedType = (select min(DefNum) from definition where Category = 29)", onWork),
  ),
  "payments/unearned-type-is-one-of-the-offices": plant(
    change("paysplit", "UnearnedType = 1, ProcNum = 0", onWork),
  ),
  "payments/unearned-is-not-overdrawn": plant(
    change(
      "paysplit",
      "UnearnedType = (select min(DefNum) from definition where Category = 29), ProcNum = 0, SplitAmt = -100000",
      onWork,
    ),
  ),
  "payments/split-is-on-one-thing": plant(change("paysplit", `AdjNum = ${first("adjustment")}`, onWork)),
  "payments/split-on-an-adjustment-is-its-patients": plant(
    change(
      "paysplit",
      "ProcNum = 0, AdjNum = (select min(AdjNum) from adjustment where PatNum <> (select PatNum from paysplit where SplitNum = (select min(SplitNum) from paysplit)))",
    ),
  ),
  "payments/split-on-an-adjustment-pays-a-charge": plant(
    change("paysplit", `ProcNum = 0, AdjNum = ${first("adjustment", "AdjAmt < 0")}`),
  ),
  "payments/split-in-several-says-so": plant(
    change(
      "payment",
      "IsSplit = 0",
      "PayNum in (select PayNum from paysplit group by PayNum having count(*) > 1)",
    ),
  ),
  "payments/offset-names-a-split": plant(change("paysplit", "FSplitNum = 987654321")),
  "payments/patient-pays-no-more-than-the-charge": plant(change("paysplit", "SplitAmt = 100000", onWork)),
  "payments/shares-its-procedures-clinic": plant(change("paysplit", "ClinicNum = ClinicNum + 1", onWork)),

  "adjustments/sign-is-its-types": plant(change("adjustment", `AdjType = ${ofType(1, "+")}`, "AdjAmt < 0")),
  "adjustments/type-is-one-of-the-offices": plant(
    change("adjustment", `AdjType = ${first("definition", "Category = 2")}`),
  ),
  "adjustments/is-not-nothing": plant(change("adjustment", "AdjAmt = 0")),
  "adjustments/is-on-completed-work": plant(
    change("adjustment", `ProcNum = ${first("procedurelog", "ProcStatus = 1")}`),
  ),
  "adjustments/is-its-procedures-patients": plant(
    change(
      "adjustment",
      "ProcNum = (select min(ProcNum) from procedurelog p where ProcStatus = 2 and p.PatNum <> (select PatNum from adjustment where AdjNum = (select min(AdjNum) from adjustment)))",
    ),
  ),
  "adjustments/is-its-procedures-providers": plant(
    change("adjustment", "ProvNum = 987654321", "ProcNum <> 0"),
  ),
  "adjustments/names-patient-and-provider": plant(change("adjustment", "ProvNum = 0")),
  "adjustments/follows-its-procedure": plant(
    change("adjustment", "AdjDate = date '2001-01-01'", "ProcNum <> 0"),
  ),

  "payment-plans/names-patient-and-guarantor": plant(
    ...planOf(),
    "update payplan set PatNum = 0 where PayPlanNum = 900",
  ),
  "payment-plans/charge-is-its-plans": changedCharge("PatNum = 2"),
  "payment-plans/charge-names-a-provider": changedCharge("ProvNum = 0"),
  "payment-plans/charge-is-not-negative": changedCharge("Interest = -1"),
  "payment-plans/credit-bears-no-interest": changedCharge("Interest = 1", 901),
  "payment-plans/credit-is-on-its-patients-work": changedCharge("ProcNum = 987654321", 901),
  "payment-plans/charge-follows-the-plan": changedCharge("ChargeDate = date '2026-01-01'"),
  "payment-plans/principal-is-what-is-financed": changedCharge("Principal = 90"),
  "payment-plans/has-charges": plant(...plan, "delete from payplancharge where PayPlanNum = 900"),
  "payment-plans/dynamic-plan-is-linked": plant(...planOf({ IsDynamic: 1 })),
  "payment-plans/dynamic-plan-charges-what-is-due": plant(
    ...planOf({ IsDynamic: 1 }),
    "update payplancharge set ChargeDate = date '2040-01-01' where PayPlanChargeNum = 900",
  ),
  "payment-plans/link-names-work": plant(
    ...planOf({ IsDynamic: 1 }),
    add("payplanlink", { PayPlanNum: 900, LinkType: 2, FKey: 987654321 }),
  ),
  "payment-plans/link-names-an-adjustment": plant(
    ...planOf({ IsDynamic: 1 }),
    add("payplanlink", { PayPlanNum: 900, LinkType: 1, FKey: 987654321 }),
  ),
  "payment-plans/financed-once": plant(
    ...planOf({ IsDynamic: 1 }),
    add("payplanlink", { PayPlanNum: 900, LinkType: 2, FKey: first("procedurelog", "PatNum = 1") }),
    add("payplanlink", {
      PayPlanLinkNum: 987654322,
      PayPlanNum: 900,
      LinkType: 2,
      FKey: first("procedurelog", "PatNum = 1"),
    }),
  ),
  "payment-plans/rate-is-not-negative": plant(...planOf({ APR: -1 })),
  "payment-plans/split-is-on-its-plans-charge": plant(
    ...plan,
    change("paysplit", "PayPlanNum = 901, PayPlanChargeNum = 900"),
  ),
  "payment-plans/charge-is-not-overpaid": plant(
    ...plan,
    change("paysplit", "PayPlanNum = 900, PayPlanChargeNum = 900, SplitAmt = 5000"),
  ),
  "payment-plans/split-is-the-guarantors": plant(
    ...plan,
    change("paysplit", "PayPlanNum = 900, PayPlanChargeNum = 900", "PatNum <> 1"),
  ),
  "payment-plans/closed-plan-charges-nothing-more": plant(
    ...planOf({ IsClosed: 1 }),
    "update payplancharge set ChargeDate = date '2040-01-01' where PayPlanChargeNum = 900",
  ),
  "payment-plans/what-is-due-is-on-the-guarantor": plant(
    change("patient", "PayPlanDue = PayPlanDue + 5", guarantor),
  ),

  "balances/bal-0-30-is-the-ledgers": plant(change("patient", "Bal_0_30 = Bal_0_30 + 1", guarantor)),
  "balances/bal-31-60-is-the-ledgers": plant(change("patient", "Bal_31_60 = Bal_31_60 + 1", guarantor)),
  "balances/bal-61-90-is-the-ledgers": plant(change("patient", "Bal_61_90 = Bal_61_90 + 1", guarantor)),
  "balances/balover90-is-the-ledgers": plant(change("patient", "BalOver90 = BalOver90 + 1", guarantor)),
  "balances/baltotal-is-the-ledgers": plant(change("patient", "BalTotal = BalTotal + 1", guarantor)),
  "balances/insurance-estimate-is-what-is-awaited": plant(
    change("patient", "InsEst = InsEst + 1", guarantor),
  ),
  "balances/only-guarantors-hold-one": plant(change("patient", "InsEst = 1", "Guarantor <> PatNum")),
  "balances/no-bucket-is-negative": plant(change("patient", "Bal_61_90 = -5", guarantor)),
  "balances/buckets-sum-to-what-is-owed": plant(change("patient", "BalTotal = 98765", guarantor)),
  "balances/family-is-the-sum-of-its-members": plant(change("patient", "EstBalance = EstBalance + 1")),
  "balances/patients-balance-is-the-ledgers": plant(
    change("procedurelog", "ProcFee = ProcFee + 1", "ProcStatus = 2"),
  ),
  "balances/bal-0-30-of-the-last-aging-is-the-ledgers": plant(
    add("famaging", { PatNum: first("patient", guarantor), Bal_0_30: 7654 }),
  ),
  "balances/bal-31-60-of-the-last-aging-is-the-ledgers": plant(
    add("famaging", { PatNum: first("patient", guarantor), Bal_31_60: 7654 }),
  ),
  "balances/bal-61-90-of-the-last-aging-is-the-ledgers": plant(
    add("famaging", { PatNum: first("patient", guarantor), Bal_61_90: 7654 }),
  ),
  "balances/balover90-of-the-last-aging-is-the-ledgers": plant(
    add("famaging", { PatNum: first("patient", guarantor), BalOver90: 7654 }),
  ),
  "balances/baltotal-of-the-last-aging-is-the-ledgers": plant(someAging),
  "balances/insurance-estimate-of-the-last-aging-is-what-is-awaited": plant(
    add("famaging", { PatNum: first("patient", guarantor), InsEst: 7654 }),
  ),
  "balances/last-aging-is-of-guarantors": plant(
    add("famaging", { PatNum: first("patient", "Guarantor <> PatNum") }),
  ),

  "statements/range-runs-forward": plant(
    change("statement", "DateRangeFrom = DateRangeTo + 1", "DateRangeTo < '2090-01-01'"),
  ),
  "statements/names-a-patient": plant(change("statement", "PatNum = 0")),
  "statements/sent-has-a-day": plant(change("statement", "DateSent = date '0001-01-01'", "IsSent = 1")),
  "statements/covers-what-was-sent": plant(
    change("statement", "DateRangeTo = DateSent + 1", "DateSent > '1900-01-01'"),
  ),
  "statements/production-is-a-procedure": plant(change("statementprod", "FKey = 987654321", "ProdType = 0")),
  "statements/production-is-an-adjustment": plant(
    change("statementprod", "FKey = 987654321, ProdType = 1", "ProdType = 0"),
  ),
  "statements/production-is-a-charge": plant(
    change("statementprod", "FKey = 987654321, ProdType = 2", "ProdType = 0"),
  ),
  "statements/production-precedes-it": plant(
    change(
      "statement",
      "DateSent = date '2001-01-01'",
      "StatementNum in (select StatementNum from statementprod where ProdType = 0)",
    ),
  ),
};
