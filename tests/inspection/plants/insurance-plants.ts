import { add, change, copy, first, type Plant, plant } from "./plant.ts";

const received = "ClaimStatus = 'R'";
const empty = "date '0001-01-01'";
/** A line that was answered, one that waits and an estimate. */
const answered = "Status = 1";
const waiting = "Status = 0";
const estimate = "Status = 6";

/** The first received claim as a secondary one beside its own primary. */
const secondary = copy("claim", { ClaimType: "'S'", PlanNum2: "PlanNum", InsSubNum2: "InsSubNum" }, received);

/** A claim that asks a plan before the work is done, with one line. */
const preauthorization = (values: Readonly<Record<string, string | number>>): readonly string[] => [
  copy(
    "claim",
    {
      ClaimType: "'PreAuth'",
      InsPayAmt: 0,
      WriteOff: 0,
      InsPayEst: 0,
      DedApplied: 0,
      ClaimFee: 0,
      ...values,
    },
    received,
  ),
];

export const insurancePlants: Readonly<Record<string, Plant>> = {
  "claims/has-a-line": plant(copy("claim", {}, received)),
  "claims/estimate-is-the-sum-of-its-lines": plant(change("claim", "InsPayEst = InsPayEst + 1")),
  "claims/payment-is-the-sum-of-its-lines": plant(change("claim", "InsPayAmt = InsPayAmt + 1")),
  "claims/deductible-is-the-sum-of-its-lines": plant(change("claim", "DedApplied = DedApplied + 1")),
  "claims/write-off-is-the-sum-of-its-lines": plant(change("claim", "WriteOff = WriteOff + 1")),
  "claims/fee-is-the-sum-of-its-lines": plant(change("claim", "ClaimFee = ClaimFee + 1")),
  "claims/status-is-known": plant(
    change("claim", "ClaimStatus = 'A', DateReceived = date '0001-01-01'", "ClaimStatus = 'S'"),
  ),
  "claims/type-is-known": plant(change("claim", "ClaimType = 'Q'")),
  "claims/names-patient-and-providers": plant(change("claim", "ProvBill = 0")),
  "claims/sent-has-its-day": plant(change("claim", `DateSent = ${empty}`, "ClaimStatus = 'S'")),
  "claims/waiting-was-not-sent": plant(change("claim", "ClaimStatus = 'U'", "ClaimStatus = 'S'")),
  "claims/sent-after-the-service": plant(
    change("claim", "DateSent = DateService - 1, DateSentOrig = DateService - 1"),
  ),
  "claims/first-sent-before-last": plant(change("claim", "DateSentOrig = DateSent + 1", "ClaimStatus = 'S'")),
  "claims/received-has-its-day": plant(change("claim", `DateReceived = ${empty}`, received)),
  "claims/received-after-sent": plant(change("claim", "DateReceived = DateSentOrig - 1", received)),
  "claims/only-received-has-an-answers-day": plant(
    change("claim", "DateReceived = DateSent", "ClaimStatus = 'S'"),
  ),
  "claims/plan-is-the-subscriptions": plant(change("claim", "PlanNum = PlanNum + 1")),
  "claims/other-plan-is-the-subscriptions": plant(
    change("claim", "InsSubNum2 = InsSubNum, PlanNum2 = PlanNum + 1"),
  ),
  "claims/self-is-the-subscriber": plant(
    `update claim set PatRelat = 0 where ClaimNum = (select min(c.ClaimNum) from claim c join inssub s on s.InsSubNum = c.InsSubNum where s.Subscriber <> c.PatNum)`,
  ),
  "claims/dependent-is-not-the-subscriber": plant(
    `update claim set PatRelat = 1 where ClaimNum = (select min(c.ClaimNum) from claim c join inssub s on s.InsSubNum = c.InsSubNum where s.Subscriber = c.PatNum)`,
  ),
  "claims/secondary-names-the-primary": plant(
    change("claim", "PlanNum2 = 0, InsSubNum2 = 0, ClaimType = 'S'"),
  ),
  "claims/secondary-follows-a-primary": plant(secondary),
  "claims/secondary-waits-for-the-primary": plant(
    change(
      "claim",
      "ClaimStatus = 'S'",
      "ClaimType = 'P' and ClaimNum in (select p.ClaimNum from claimproc p join claimproc s on s.ProcNum = p.ProcNum and s.ClaimNum <> p.ClaimNum and s.Status in (0, 1) join claim c on c.ClaimNum = s.ClaimNum and c.ClaimType = 'S' and c.DateSent > '1900-01-01' where p.Status in (0, 1))",
    ),
  ),
  "claims/serves-its-earliest-procedure": plant(change("claim", "DateService = DateService - 1")),
  "claims/preauthorization-asks-for-no-money": plant(...preauthorization({ WriteOff: 5 })),
  "claims/tracking-is-one-of-the-offices": plant(change("claimtracking", "TrackingDefNum = 1")),
  "claims/tracking-follows-entry": plant(
    change("claimtracking", "DateTimeEntry = timestamp '2001-01-01 00:00:00'"),
  ),
  "claims/custom-tracking-is-one-of-the-offices": plant(change("claim", "CustomTracking = 1")),
  "claims/transmission-is-of-its-claim": plant(change("etrans", "PatNum = PatNum + 1", "ClaimNum <> 0")),
  "claims/snapshot-is-taken-once": plant(copy("claimsnapshot", {})),
  "claims/snapshot-is-of-its-procedure": plant(change("claimsnapshot", "ProcNum = ProcNum + 1")),

  "claim-lines/is-of-its-claims-patient": plant(change("claimproc", "PatNum = PatNum + 1", waiting)),
  "claim-lines/is-of-its-claims-plan": plant(change("claimproc", "PlanNum = PlanNum + 1", waiting)),
  "claim-lines/plan-is-the-subscriptions": plant(change("claimproc", "InsSubNum = 987654321", estimate)),
  "claim-lines/is-of-its-procedures-patient": plant(change("claimproc", "PatNum = PatNum + 1", estimate)),
  "claim-lines/received-claim-has-no-open-line": plant(change("claimproc", "Status = 0", answered)),
  "claim-lines/open-claim-has-no-received-line": plant(change("claimproc", "Status = 1", waiting)),
  "claim-lines/preauthorization-has-its-own-status": plant(change("claim", "ClaimType = 'PreAuth'")),
  "claim-lines/only-preauthorizations-are-preauthorized": plant(change("claimproc", "Status = 2", waiting)),
  "claim-lines/asked-for-on-a-claim": plant(change("claimproc", "ClaimNum = 0", waiting)),
  "claim-lines/estimate-is-on-no-claim": plant(
    change("claimproc", `ClaimNum = ${first("claim", "ClaimStatus = 'S'")}`, estimate),
  ),
  "claim-lines/estimate-has-no-paid-amount": plant(change("claimproc", "InsPayAmt = 10", estimate)),
  "claim-lines/unanswered-has-no-paid-amount": plant(change("claimproc", "InsPayAmt = 10", waiting)),
  "claim-lines/only-answered-is-on-a-check": plant(
    change("claimproc", `ClaimPaymentNum = ${first("claimpayment")}`, estimate),
  ),
  "claim-lines/paid-is-on-a-check": plant(
    change("claimproc", "ClaimPaymentNum = 0", "Status = 1 and InsPayAmt > 0"),
  ),
  "claim-lines/write-off-is-not-negative": plant(change("claimproc", "WriteOff = -1", waiting)),
  "claim-lines/deductible-is-not-negative": plant(change("claimproc", "DedApplied = -1", waiting)),
  "claim-lines/is-stated-once": plant(copy("claimproc", {}, estimate)),
  "claim-lines/deleted-procedure-has-no-line": plant(
    `update procedurelog set ProcStatus = 6 where ProcNum = (select min(ProcNum) from claimproc where ${estimate})`,
  ),
  "claim-lines/claims-completed-work": plant(
    `update procedurelog set ProcStatus = 1 where ProcNum = (select min(ProcNum) from claimproc where ${waiting})`,
  ),
  "claim-lines/has-its-procedures-day": plant(change("claimproc", "ProcDate = ProcDate + 1", waiting)),
  "claim-lines/has-its-procedures-provider": plant(change("claimproc", "ProvNum = 987654321", waiting)),
  "claim-lines/bills-its-procedures-charge": plant(change("claimproc", "FeeBilled = FeeBilled + 1", waiting)),
  "claim-lines/sends-its-procedures-code": plant(change("claimproc", "CodeSent = 'D0000'", waiting)),
  "claim-lines/answer-follows-the-service": plant(change("claimproc", "DateCP = ProcDate - 1", answered)),
  "claim-lines/answer-has-its-day-of-entry": plant(change("claimproc", `DateEntry = ${empty}`, answered)),
  "claim-lines/capitation-is-dated-as-its-procedure": plant(
    copy("claimproc", { Status: 7, DateCP: "ProcDate + 1" }, estimate),
  ),
  "claim-lines/correction-follows-an-answer": plant(change("claimproc", "Status = 4", answered)),
  "claim-lines/settles-no-more-than-the-fee": plant(change("claimproc", "InsPayAmt = 100000", answered)),
  "claim-lines/estimates-no-more-than-the-fee": plant(change("claimproc", "InsPayEst = 100000", waiting)),
  "claim-lines/percentage-is-one": plant(change("claimproc", "Percentage = 120", waiting)),
  "claim-lines/empty-estimates-are-minus-one": plant(change("claimproc", "CopayAmt = -2", waiting)),
  "claim-lines/is-numbered-once-on-its-claim": plant(
    `update claimproc set LineNumber = 1 where Status = 1 and ClaimNum = (
       select min(ClaimNum) from (select ClaimNum from claimproc where Status = 1 group by ClaimNum having count(*) > 1))`,
  ),
  "claim-lines/only-networks-write-off": plant(
    `update insplan set PlanType = '' where PlanNum = (select min(PlanNum) from claimproc where WriteOff > 0)`,
  ),
  "claim-lines/history-holds-no-money": plant(
    copy("claimproc", { Status: 9, FeeBilled: 10, ProcNum: 0 }, estimate),
  ),
  "claim-lines/payment-tracking-is-one-of-the-offices": plant(
    change("claimproc", "ClaimPaymentTracking = 1", estimate),
  ),
  "claim-lines/shares-its-claims-clinic": plant(change("claimproc", "ClinicNum = ClinicNum + 1", waiting)),

  "insurance-payments/check-is-the-sum-of-its-lines": plant(
    change("claimpayment", "CheckAmt = CheckAmt + 1"),
  ),
  "insurance-payments/check-has-lines": plant(copy("claimpayment", { DepositNum: 0 })),
  "insurance-payments/line-is-dated-as-its-check": plant(
    change("claimproc", "DateCP = DateCP + 1", "ClaimPaymentNum <> 0"),
  ),
  "insurance-payments/type-is-one-of-the-offices": plant(change("claimpayment", "PayType = 1")),
  "insurance-payments/has-a-day-and-a-payer": plant(change("claimpayment", "CarrierName = ''")),
  "insurance-payments/issued-before-received": plant(change("claimpayment", "DateIssued = CheckDate + 1")),
  "insurance-payments/is-not-negative": plant(change("claimpayment", "CheckAmt = -1")),
  "insurance-payments/comes-from-its-lines-carrier": plant(change("claimpayment", "CarrierName = 'Nobody'")),

  "deposits/is-the-sum-of-what-is-in-it": plant(change("deposit", "Amount = Amount + 1")),
  "deposits/has-something-in-it": plant(copy("deposit", { Amount: 0 })),
  "deposits/follows-what-is-in-it": plant(change("deposit", "DateDeposit = date '2001-01-01'")),
  "deposits/holds-no-transfer": plant(
    change("payment", `PayType = 0, PayAmt = 0, DepositNum = ${first("deposit")}`),
  ),

  "fees/is-stated-once": plant(copy("fee", {})),
  "fees/is-not-negative": plant(change("fee", "Amount = -2")),
  "fees/names-schedule-and-code": plant(change("fee", "FeeSched = 0")),
  "fees/copay-schedule-holds-copays": plant(
    change("insplan", `CopayFeeSched = ${first("feesched", "FeeSchedType = 0")}`),
  ),
  "fees/allowed-schedule-is-out-of-network": plant(
    change("insplan", `AllowedFeeSched = ${first("feesched", "FeeSchedType = 0")}`),
  ),
  "fees/plan-schedule-is-normal": plant(
    `update feesched set FeeSchedType = 1 where FeeSchedNum = (select min(FeeSched) from insplan where FeeSched <> 0)`,
  ),

  "benefits/is-stated-once": plant(copy("benefit", {})),
  "benefits/is-a-plans-or-a-patients": plant(change("benefit", `PatPlanNum = ${first("patplan")}`)),
  "benefits/percentage-is-one": plant(change("benefit", "Percent = 101", "BenefitType = 1")),
  "benefits/only-coinsurance-has-a-percentage": plant(change("benefit", "Percent = 50", "BenefitType = 2")),
  "benefits/coinsurance-is-for-something": plant(
    change("benefit", "CovCatNum = 0, CodeNum = 0, CodeGroupNum = 0", "BenefitType = 1"),
  ),
  "benefits/coinsurance-has-no-level": plant(change("benefit", "CoverageLevel = 1", "BenefitType = 1")),
  "benefits/amount-is-not-negative": plant(change("benefit", "MonetaryAmt = -5")),
  "benefits/deductible-has-an-amount": plant(change("benefit", "MonetaryAmt = -1", "BenefitType = 2")),
  "benefits/limitation-limits-something": plant(
    change("benefit", "MonetaryAmt = -1, QuantityQualifier = 0, Quantity = 0", "BenefitType = 5"),
  ),
  "benefits/waiting-period-has-a-length": plant(
    copy("benefit", { BenefitType: 6, Percent: -1, QuantityQualifier: 5, Quantity: 0 }),
  ),

  "insurance/plan-has-a-carrier": plant(change("insplan", "CarrierNum = 0")),
  "insurance/plan-type-is-known": plant(change("insplan", "PlanType = 'z'")),
  "insurance/network-plan-has-fees": plant(change("insplan", "FeeSched = 0, PlanType = 'p'")),
  "insurance/year-starts-in-a-month": plant(change("insplan", "MonthRenew = 13")),
  "insurance/carrier-has-a-name": plant(change("carrier", "CarrierName = ''")),
  "insurance/subscription-names-plan-and-subscriber": plant(change("inssub", "Subscriber = 0")),
  "insurance/subscription-ends-after-it-begins": plant(
    change("inssub", "DateEffective = date '2020-01-02', DateTerm = date '2020-01-01'"),
  ),
  "insurance/coverage-has-a-subscription": plant(change("patplan", "InsSubNum = 987654321")),
  "insurance/coverage-is-stated-once": plant(copy("patplan", { Ordinal: "Ordinal + 1" }, "Ordinal = 1")),
  "insurance/ordinals-begin-at-1": plant(change("patplan", "Ordinal = 2", "Ordinal = 1")),
  "insurance/ordinals-have-no-gap": plant(
    copy("patplan", { Ordinal: 7, InsSubNum: "InsSubNum + 1" }, "Ordinal = 1"),
  ),
  "insurance/self-is-the-subscriber": plant(change("patplan", "Relationship = 0", "Relationship in (1, 2)")),
  "insurance/dependent-is-not-the-subscriber": plant(
    change("patplan", "Relationship = 1", "Relationship = 0"),
  ),
  "insurance/category-covers-a-range": plant(change("covspan", "FromCode = 'D9999', ToCode = 'D0000'")),
  "insurance/verification-names-a-plan": plant(change("insverify", "FKey = 987654321", "VerifyType = 1")),
  "insurance/verification-names-a-coverage": plant(
    add("insverify", { VerifyType: 2, FKey: 987654321, UserNum: 1 }),
  ),
};
