import type { Day } from "../../foundation/calendar.ts";
import { formatDay } from "../../foundation/calendar.ts";
import type { World } from "../world/world.ts";
import { type DefinitionCategory, type DefinitionName, definitionNumber } from "./definitions.ts";
import { recallTypeNumber, recallTypes } from "./recall-types.ts";
import { furtherPreferences } from "./setup/further-preferences.ts";

/** The version of the schema and of the program that the practice seems to use. */
export const openDentalVersion = "24.3.30.0";

interface Office {
  readonly world: World;
  readonly asOf: Day;
}

/** OpenDental's preferences by name, all of them text. Switches are `1` and `0`, references are keys. */
export function preferences(office: Office): ReadonlyMap<string, string> {
  const ownToThePractice = {
    ...practice(office),
    ...version,
    ...aging(office),
    ...appointments,
    ...recall,
    ...accounts,
    ...insurance,
    ...modules,
    EasyNoClinics: office.world.practice.clinics.length === 0 ? "1" : "0",
  };
  return new Map(Object.entries({ ...ownToThePractice, ...furtherPreferences, ...ownToThePractice }));
}

/** Preferences whose text is a DefNum. */
export const definitionPreferences: ReadonlySet<string> = new Set([
  "AppointmentTimeArrivedTrigger",
  "AppointmentTimeDismissedTrigger",
  "AppointmentTimeSeatedTrigger",
  "ApptEConfirmStatusAccepted",
  "ApptEConfirmStatusSent",
  "BillingChargeAdjustmentType",
  "BillingSelectBillingTypes",
  "BrokenAppointmentAdjustmentType",
  "ConfirmStatusEmailed",
  "ConfirmStatusTextMessaged",
  "FinanceChargeAdjustmentType",
  "LateChargeAdjustmentType",
  "PracticeDefaultBillType",
  "PrepaymentUnearnedType",
  "RecallStatusEmailed",
  "RecallStatusMailed",
  "RecallStatusTexted",
  "TpUnearnedType",
  "TreatPlanDiscountAdjustmentType",
]);

/** The DefNum as a preference holds it. */
function definition<C extends DefinitionCategory>(category: C, name: DefinitionName<C>): string {
  return `${definitionNumber(category, name)}`;
}

function practice({ world }: Office): Record<string, string> {
  const { title, phone, address, city, state, zip, providers } = world.practice;
  const defaultProvider = providers.find(({ kind }) => kind === "dentist")?.id ?? 0;
  return {
    PracticeTitle: title,
    PracticePhone: phone.replace(/\D/g, ""),
    PracticeFax: "",
    PracticeAddress: address,
    PracticeAddress2: "",
    PracticeCity: city,
    PracticeST: state,
    PracticeZip: zip,
    PracticeBillingAddress: address,
    PracticeBillingCity: city,
    PracticeBillingST: state,
    PracticeBillingZip: zip,
    PracticePayToAddress: address,
    PracticePayToCity: city,
    PracticePayToST: state,
    PracticePayToZip: zip,
    PracticeDefaultProv: `${defaultProvider}`,
    PracticeDefaultBillType: definition("BillingTypes", "Standard Account"),
    InsBillingProv: `${defaultProvider}`,
    ScheduleProvUnassigned: `${defaultProvider}`,
    UseProviderColorsInChart: "0",
  };
}

const version = {
  DataBaseVersion: openDentalVersion,
  ProgramVersion: openDentalVersion,
  CorruptedDatabase: "0",
  DatabaseConvertedForMySql41: "1",
  RegistrationKey: "",
  UpdateInProgressOnComputerName: "",
  BackupReminderLastDateRun: "0001-01-01",
  LanguageAndRegion: "en-US",
};

/** DateLastAging is the practice's today: nothing in the database is newer. */
function aging({ asOf }: Office): Record<string, string> {
  return {
    DateLastAging: formatDay(asOf),
    AgingCalculatedMonthlyInsteadOfDaily: "0",
    AgingNegativeAdjsByAdjDate: "0",
    AgingProcLifo: "0",
    AgingIsEnterprise: "0",
    AgingServiceTimeDue: "",
    AgingBeginDateTime: "",
    BalancesDontSubtractIns: "0",
    PayPlansVersion: "2",
    FinanceChargeLastRun: "0001-01-01",
    BillingChargeLastRun: "0001-01-01",
  };
}

const appointments = {
  AppointmentTimeArrivedTrigger: definition("ApptConfirmed", "Arrived"),
  AppointmentTimeSeatedTrigger: definition("ApptConfirmed", "In Treatment Room"),
  AppointmentTimeDismissedTrigger: definition("ApptConfirmed", "Dismissed"),
  AppointmentTimeIncrement: "10",
  AppointmentTimeIsLocked: "0",
  AppointmentBubblesDisabled: "0",
  AppointmentWithoutProcsDefaultLength: "30",
  ApptConfirmExcludeEConfirm: "",
  ApptEConfirmStatusAccepted: definition("ApptConfirmed", "Appointment Confirmed"),
  ApptEConfirmStatusSent: definition("ApptConfirmed", "Not Called"),
  ConfirmStatusEmailed: definition("ApptConfirmed", "Left Message"),
  ConfirmStatusTextMessaged: definition("ApptConfirmed", "Left Message"),
  BrokenApptProcedure: "3",
  BrokenApptAdjustment: "0",
  BrokenApptCommLog: "1",
  BrokenAppointmentAdjustmentType: definition("AdjTypes", "Missed Appointment Fee"),
  ApptPrintTimeStart: "07:00:00",
  ApptPrintTimeStop: "18:00:00",
  ScheduleEmpAttached: "0",
};

const recall = {
  RecallTypeSpecialProphy: `${recallTypeNumber("prophy")}`,
  RecallTypeSpecialChildProphy: `${recallTypeNumber("child prophy")}`,
  RecallTypeSpecialPerio: `${recallTypeNumber("perio")}`,
  RecallTypesShowingInList: (["prophy", "child prophy", "perio"] as const).map(recallTypeNumber).join(","),
  RecallAgeAdult: "12",
  RecallDaysPast: "365",
  RecallDaysFuture: "60",
  RecallGroupByFamily: "1",
  RecallExcludeIfAnyFutureAppt: "0",
  RecallStatusTexted: definition("RecallUnschedStatus", "Text Sent"),
  RecallStatusEmailed: definition("RecallUnschedStatus", "E-mail Sent"),
  RecallStatusMailed: definition("RecallUnschedStatus", "Postcard Sent"),
  RecallShowIfDaysFirstReminder: "30",
  RecallShowIfDaysSecondReminder: "60",
  RecallBW: recallTypes.bitewings.procedures.join(","),
  RecallPattern: recallTypes.prophy.pattern,
  RecallProcedures: recallTypes.prophy.procedures.join(","),
};

const accounts = {
  PrepaymentUnearnedType: definition("PaySplitUnearnedType", "Prepayment"),
  TpUnearnedType: definition("PaySplitUnearnedType", "Deposit for Treatment Plan"),
  FinanceChargeAdjustmentType: definition("AdjTypes", "Finance Charge"),
  BillingChargeAdjustmentType: definition("AdjTypes", "Finance Charge"),
  LateChargeAdjustmentType: definition("AdjTypes", "Finance Charge"),
  SalesTaxAdjustmentType: "0",
  TreatPlanDiscountAdjustmentType: definition("AdjTypes", "Courtesy Discount"),
  AdjustmentsForceAttachToProc: "0",
  AutoSplitLogic: "0",
  RigorousAccounting: "1",
  RigorousAdjustments: "1",
  PaymentWindowDefaultHideSplits: "0",
  FutureTransDatesAllowed: "0",
  BillingDefaultsLastDays: "45",
  BillingDefaultsIntermingle: "0",
  BillingSelectBillingTypes: definition("BillingTypes", "Standard Account"),
  BillingExcludeBadAddresses: "1",
  BillingExcludeLessThan: "5",
  BillingAgeOfAccount: "",
  SecurityLockDays: "0",
  SecurityLockDate: "",
};

const insurance = {
  InsDefaultPPOpercent: "1",
  InsDefaultAssignBen: "1",
  InsDefaultCobRule: "1",
  InsDefaultShowUCRonClaims: "1",
  InsWriteoffDescript: "Write-off",
  ClaimSnapshotEnabled: "1",
  ClaimSnapshotTriggerType: "ClaimCreate",
  ClaimSnapshotRunTime: "0001-01-01 23:30:00",
  ClaimTrackingRequiresError: "0",
  ClaimFormTreatDentSaysSigOnFile: "1",
  ClaimAttachExportPath: "",
  DefaultClaimForm: "1",
  EclaimsSeparateTreatProv: "0",
  InsVerifyBenefitEligibilityDays: "180",
  InsVerifyPatientEnrollmentDays: "30",
  ReportsPPOwriteoffDefaultToProcDate: "0",
  AllowPrepayProvider: "0",
  ClaimPaymentBatchOnly: "0",
};

const modules = {
  EasyHideCapitation: "1",
  EasyHideMedicaid: "1",
  EasyHideHospitals: "1",
  EasyHideDentalSchools: "1",
  EasyHidePublicHealth: "1",
  EasyHideRepeatCharges: "1",
  EasyHideInsurance: "0",
  EasyHideClinical: "0",
  ShowFeatureMedicalInsurance: "0",
  ShowFeatureSuperfamilies: "0",
  ShowFeatureEhr: "0",
  ShowFeatureReactivations: "0",
  UseInternationalToothNumbers: "0",
  ProcLockingIsAllowed: "0",
  TreatmentPlanNote: "Fees are estimates. What insurance pays may differ.",
  TreatPlanSaveSignedToPdf: "0",
  TreatPlanSortByTooth: "0",
  DefaultProcedurePlaceService: "0",
  SecurityLogOffAfterMinutes: "0",
  PasswordsMustBeStrong: "0",
  ToothChartMoveMenuToRight: "0",
  TimecardSecurityEnabled: "0",
  TimeCardsUseDecimalInsteadOfColon: "1",
};
