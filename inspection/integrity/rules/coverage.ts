import { ruleGroup } from "../rule.ts";
import { emptyDate } from "../sql-terms.ts";

export const feeRules = ruleGroup("fees", "Database maintenance: fees", {
  "is-stated-once": {
    title: "a schedule has one fee for a code, clinic and provider",
    of: "fee",
    sql: "select min(FeeNum) as k from fee group by FeeSched, CodeNum, ClinicNum, ProvNum having count(*) > 1",
  },
  "is-not-negative": {
    title: "no fee is negative, except -1 for none",
    of: "fee",
    source: "Schema documentation: fee.Amount",
    sql: "select FeeNum as k from fee where Amount < 0 and Amount <> -1",
  },
  "names-schedule-and-code": {
    title: "a fee names a schedule and a code",
    of: "fee",
    sql: "select FeeNum as k from fee where FeeSched = 0 or CodeNum = 0",
  },
  "copay-schedule-holds-copays": {
    title: "a plan's copay schedule is a schedule of copays",
    of: "insplan",
    source: "Schema documentation: feesched.FeeSchedType",
    sql: `select i.PlanNum as k from insplan i join feesched f on f.FeeSchedNum = i.CopayFeeSched
      where i.CopayFeeSched <> 0 and f.FeeSchedType not in (1, 3)`,
  },
  "allowed-schedule-is-out-of-network": {
    title: "a plan's schedule of allowed fees is for out of network",
    of: "insplan",
    source: "Schema documentation: feesched.FeeSchedType",
    sql: `select i.PlanNum as k from insplan i join feesched f on f.FeeSchedNum = i.AllowedFeeSched
      where i.AllowedFeeSched <> 0 and f.FeeSchedType not in (2, 4)`,
  },
  "plan-schedule-is-normal": {
    title: "a plan's fee schedule is a normal one",
    of: "insplan",
    source: "Schema documentation: feesched.FeeSchedType",
    sql: `select i.PlanNum as k from insplan i join feesched f on f.FeeSchedNum = i.FeeSched
      where i.FeeSched <> 0 and f.FeeSchedType <> 0`,
  },
});

export const benefitRules = ruleGroup("benefits", "Database maintenance: benefits", {
  "is-stated-once": {
    title: "no benefit is stated twice",
    of: "benefit",
    sql: `select min(BenefitNum) as k from benefit
      group by PlanNum, PatPlanNum, CovCatNum, BenefitType, CodeNum, CodeGroupNum, CoverageLevel, TimePeriod,
        QuantityQualifier, TreatArea having count(*) > 1`,
  },
  "is-a-plans-or-a-patients": {
    title: "a benefit is of a plan or of a patient, not of both",
    of: "benefit",
    source: "Schema documentation: benefit.PatPlanNum",
    sql: "select BenefitNum as k from benefit where (PlanNum = 0 and PatPlanNum = 0) or (PlanNum <> 0 and PatPlanNum <> 0)",
  },
  "percentage-is-one": {
    title: "a coinsurance has a percentage between 0 and 100",
    of: "benefit",
    source: "Schema documentation: benefit.Percent",
    sql: "select BenefitNum as k from benefit where BenefitType = 1 and Percent not between 0 and 100",
  },
  "only-coinsurance-has-a-percentage": {
    title: "only a coinsurance has a percentage",
    of: "benefit",
    source: "Schema documentation: benefit.Percent",
    sql: "select BenefitNum as k from benefit where BenefitType <> 1 and Percent <> -1",
  },
  "coinsurance-is-for-something": {
    title: "a coinsurance is for a category, a group of codes or a code",
    of: "benefit",
    source: "Manual: benefits",
    sql: `select BenefitNum as k from benefit
      where BenefitType = 1 and CovCatNum = 0 and CodeNum = 0 and CodeGroupNum = 0`,
  },
  "coinsurance-has-no-level": {
    title: "a coinsurance is for each member, without a coverage level",
    of: "benefit",
    source: "Schema documentation: benefit.CoverageLevel",
    sql: "select BenefitNum as k from benefit where BenefitType = 1 and CoverageLevel <> 0",
  },
  "amount-is-not-negative": {
    title: "no amount is negative, except -1 for none",
    of: "benefit",
    source: "Schema documentation: benefit.MonetaryAmt",
    sql: "select BenefitNum as k from benefit where MonetaryAmt < 0 and MonetaryAmt <> -1",
  },
  "deductible-has-an-amount": {
    title: "a deductible or a copayment has an amount",
    of: "benefit",
    source: "Schema documentation: benefit.MonetaryAmt",
    sql: "select BenefitNum as k from benefit where BenefitType in (2, 3) and MonetaryAmt < 0",
  },
  "limitation-limits-something": {
    title: "a limitation has an amount or a quantity",
    of: "benefit",
    source: "Schema documentation: benefit.Quantity",
    sql: `select BenefitNum as k from benefit
      where BenefitType = 5 and MonetaryAmt < 0 and (QuantityQualifier = 0 or Quantity <= 0)`,
  },
  "waiting-period-has-a-length": {
    title: "a waiting period lasts some months or years",
    of: "benefit",
    source: "Schema documentation: benefit.QuantityQualifier",
    sql: `select BenefitNum as k from benefit
      where BenefitType = 6 and (QuantityQualifier not in (4, 5) or Quantity <= 0)`,
  },
});

export const insuranceRules = ruleGroup("insurance", "Database maintenance: insurance plans", {
  "plan-has-a-carrier": {
    title: "a plan has a carrier",
    of: "insplan",
    sql: `select i.PlanNum as k from insplan i left join carrier c on c.CarrierNum = i.CarrierNum
      where c.CarrierNum is null`,
  },
  "plan-type-is-known": {
    title: "a plan's type is empty, p, f or c",
    of: "insplan",
    source: "Schema documentation: insplan.PlanType",
    sql: "select PlanNum as k from insplan where coalesce(PlanType, '') not in ('', 'p', 'f', 'c')",
  },
  "network-plan-has-fees": {
    title: "a network's plan has a fee schedule",
    of: "insplan",
    source: "Manual: PPO plans",
    sql: "select PlanNum as k from insplan where PlanType = 'p' and FeeSched = 0",
  },
  "year-starts-in-a-month": {
    title: "a plan's year starts in a month, or with the calendar's",
    of: "insplan",
    source: "Schema documentation: insplan.MonthRenew",
    sql: "select PlanNum as k from insplan where MonthRenew not between 0 and 12",
  },
  "carrier-has-a-name": {
    title: "a carrier has a name",
    of: "carrier",
    sql: "select CarrierNum as k from carrier where coalesce(CarrierName, '') = ''",
  },
  "subscription-names-plan-and-subscriber": {
    title: "a subscription names a plan and a subscriber",
    of: "inssub",
    sql: "select InsSubNum as k from inssub where PlanNum = 0 or Subscriber = 0",
  },
  "subscription-ends-after-it-begins": {
    title: "no subscription ends before it begins",
    of: "inssub",
    source: "Schema documentation: inssub.DateTerm",
    sql: `select InsSubNum as k from inssub where DateTerm > ${emptyDate} and DateTerm < DateEffective`,
  },
  "coverage-has-a-subscription": {
    title: "a patient's plan is a subscription",
    of: "patplan",
    sql: `select p.PatPlanNum as k from patplan p left join inssub s on s.InsSubNum = p.InsSubNum
      where s.InsSubNum is null`,
  },
  "coverage-is-stated-once": {
    title: "a patient has a subscription once",
    of: "patplan",
    sql: "select min(PatPlanNum) as k from patplan group by PatNum, InsSubNum having count(*) > 1",
  },
  "ordinals-begin-at-1": {
    title: "no secondary plan without a primary one",
    of: "patplan",
    sql: "select PatNum as k from patplan group by PatNum having min(Ordinal) <> 1",
  },
  "ordinals-have-no-gap": {
    title: "ordinals of a patient's plans have neither gaps nor duplicates",
    of: "patplan",
    sql: `select PatNum as k from patplan group by PatNum
      having max(Ordinal) - min(Ordinal) + 1 <> count(*) or count(distinct Ordinal) <> count(*)`,
  },
  "self-is-the-subscriber": {
    title: "who is covered as the subscriber is the subscriber",
    of: "patplan",
    source: "Schema documentation: patplan.Relationship",
    sql: `select p.PatPlanNum as k from patplan p join inssub s on s.InsSubNum = p.InsSubNum
      where p.Relationship = 0 and s.Subscriber <> p.PatNum`,
  },
  "dependent-is-not-the-subscriber": {
    title: "who is covered as spouse or child is not the subscriber",
    of: "patplan",
    source: "Schema documentation: patplan.Relationship",
    sql: `select p.PatPlanNum as k from patplan p join inssub s on s.InsSubNum = p.InsSubNum
      where p.Relationship in (1, 2) and s.Subscriber = p.PatNum`,
  },
  "category-covers-a-range": {
    title: "a span of codes runs from the lower to the higher",
    of: "covspan",
    source: "Schema documentation: covspan",
    sql: "select CovSpanNum as k from covspan where FromCode > ToCode",
  },
  "verification-names-a-plan": {
    title: "a verification of benefits names a plan",
    of: "insverify",
    source: "Schema documentation: insverify.FKey",
    sql: `select v.InsVerifyNum as k from insverify v left join insplan i on i.PlanNum = v.FKey
      where v.VerifyType = 1 and i.PlanNum is null`,
  },
  "verification-names-a-coverage": {
    title: "a verification of enrollment names a patient's plan",
    of: "insverify",
    source: "Schema documentation: insverify.FKey",
    sql: `select v.InsVerifyNum as k from insverify v left join patplan p on p.PatPlanNum = v.FKey
      where v.VerifyType = 2 and p.PatPlanNum is null`,
  },
});
