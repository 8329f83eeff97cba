import type { enumerations } from "../../opendental/schema/enumerations.ts";

type ReportCategory = keyof typeof enumerations.DisplayReportCategory;

/** The reports of the menu, by the part of it where they stand: OpenDental's internal name and the button's text. */
export const displayReports: Readonly<Record<ReportCategory, readonly (readonly [string, string])[]>> = {
  ProdInc: [
    ["ODToday", "Today"],
    ["ODYesterday", "Yesterday"],
    ["ODThisMonth", "This Month"],
    ["ODLastMonth", "Last Month"],
    ["ODThisYear", "This Year"],
    ["ODMoreOptions", "More Options"],
    ["ODMonthlyProductionGoal", "Monthly Prod Inc Goal"],
    ["ODProviderPayrollSummary", "Provider Payroll Summary"],
    ["ODProviderPayrollDetailed", "Provider Payroll Detailed"],
  ],
  Daily: [
    ["ODAdjustments", "Adjustments"],
    ["ODPayments", "Payments"],
    ["ODProcedures", "Procedures"],
    ["ODProcOverpaid", "Procedures Overpaid"],
    ["ODWriteoffs", "Write-offs"],
    ["ODIncompleteProcNotes", "Incomplete Procedure Notes"],
    ["ODRoutingSlips", "Routing Slips"],
    ["ODNetProdDetailDaily", "Net Production Detail"],
    ["ODUnfinalizedInsPay", "Unfinalized Insurance Payment"],
    ["ODPatPortionUncollected", "Patient Portion Uncollected"],
  ],
  Monthly: [
    ["ODAgingAR", "Aging of A/R"],
    ["ODClaimsNotSent", "Claims Not Sent"],
    ["ODCapitationUtilization", "Capitation Utilization"],
    ["ODFinanceCharge", "Finance Charges"],
    ["ODOutstandingInsClaims", "Outstanding Insurance Claims"],
    ["ODProcsNotBilled", "Procedures Not Billed to Insurance"],
    ["ODPPOWriteoffs", "PPO Write-offs"],
    ["ODPaymentPlans", "Payment Plans"],
    ["ODReceivablesBreakdown", "Receivables Breakdown"],
    ["ODUnearnedIncome", "Unearned Income"],
    ["ODInsuranceOverpaid", "Insurance Overpaid"],
    ["ODPresentedTreatmentProd", "Presented Treatment Production"],
    ["ODTreatmentPresentationStats", "Treatment Presentation Statistics"],
    ["ODInsPayPlansPastDue", "Insurance Payment Plans Past Due"],
    ["ODInsAging", "Insurance Aging"],
    ["ODCustomAging", "Custom Aging"],
    ["ODPayPlansOverCharged", "Payment Plans Overcharged"],
  ],
  Lists: [
    ["ODActivePatients", "Active Patients"],
    ["ODAppointments", "Appointments"],
    ["ODBirthdays", "Birthdays"],
    ["ODBrokenAppointments", "Broken Appointments"],
    ["ODInsurancePlans", "Insurance Plans"],
    ["ODNewPatients", "New Patients"],
    ["ODPatientsRaw", "Patients, Raw"],
    ["ODPatientNotes", "Patient Notes"],
    ["ODPrescriptions", "Prescriptions"],
    ["ODProcedureCodes", "Procedure Codes"],
    ["ODReferralsRaw", "Referrals, Raw"],
    ["ODReferralAnalysis", "Referral Analysis"],
    ["ODReferredProcTracking", "Referred Procedure Tracking"],
    ["ODTreatmentFinder", "Treatment Finder"],
    ["ODWebSchedAppointments", "Web Sched Appointments"],
    ["ODDiscountPlan", "Discount Plans"],
    ["ODHiddenPaySplits", "Hidden Payment Splits"],
    ["ODEraAutoProcessed", "ERAs Automatically Processed"],
  ],
  PublicHealth: [
    ["ODRawScreeningData", "Raw Screening Data"],
    ["ODRawPopulationData", "Raw Population Data"],
    ["ODDentalSealantMeasure", "Dental Sealant Measure"],
  ],
  ArizonaPrimaryCare: [
    ["ODEligibilityFile", "Eligibility File"],
    ["ODEncounterFile", "Encounter File"],
  ],
};

/** The part of the menu that most offices have no use for. */
export const hiddenReports: ReadonlySet<ReportCategory> = new Set(["PublicHealth", "ArizonaPrimaryCare"]);
