/** Reports that the office has written for itself: a title and its SQL. */
export const userQueries: readonly (readonly [string, string])[] = [
  ["Patients by billing type", "SELECT BillingType, COUNT(*) FROM patient GROUP BY BillingType"],
  [
    "Appointments of a day",
    "SET @day='2026-01-05';\nSELECT * FROM appointment WHERE DATE(AptDateTime)=@day AND AptStatus IN (1,2)",
  ],
  [
    "Birthdays of a month",
    "SET @month=1;\nSELECT PatNum, Birthdate FROM patient WHERE MONTH(Birthdate)=@month AND PatStatus=0",
  ],
  [
    "Claims sent and not received",
    "SELECT ClaimNum, PatNum, DateSent, ClaimFee FROM claim WHERE ClaimStatus='S' ORDER BY DateSent",
  ],
  ["New patients by month", "SELECT LEFT(DateFirstVisit,7) AS Month, COUNT(*) FROM patient GROUP BY Month"],
  [
    "Planned and never scheduled",
    "SELECT PatNum, COUNT(*), SUM(ProcFee) FROM procedurelog WHERE ProcStatus=1 AND AptNum=0 GROUP BY PatNum",
  ],
  [
    "Production by provider",
    "SET @from='2026-01-01', @to='2026-01-31';\nSELECT ProvNum, SUM(ProcFee*(UnitQty+BaseUnits)) FROM procedurelog WHERE ProcStatus=2 AND ProcDate BETWEEN @from AND @to GROUP BY ProvNum",
  ],
  ["Patients without an e-mail address", "SELECT PatNum FROM patient WHERE Email='' AND PatStatus=0"],
  ["Recalls overdue", "SELECT PatNum, DateDue FROM recall WHERE DateDue<CURDATE() AND DateDue>'0001-01-01'"],
  ["Balances above 500", "SELECT PatNum, BalTotal FROM patient WHERE Guarantor=PatNum AND BalTotal>500"],
  [
    "Carriers by plans",
    "SELECT CarrierNum, COUNT(*) FROM insplan GROUP BY CarrierNum ORDER BY COUNT(*) DESC",
  ],
  [
    "Broken appointments by month",
    "SELECT LEFT(AptDateTime,7) AS Month, COUNT(*) FROM appointment WHERE AptStatus=5 GROUP BY Month",
  ],
  ["Referrals of a year", "SELECT ReferralNum, COUNT(*) FROM refattach WHERE RefType=1 GROUP BY ReferralNum"],
];

/** Where patients who book on the web come from: campaign, medium, source. */
export const webCampaigns: readonly (readonly [string, string, string])[] = [
  ["New patients", "search", "example.com"],
  ["Check-up reminder", "email", "newsletter"],
];
