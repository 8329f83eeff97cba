/**
 * The preferences that OpenDental keeps beside those that this practice's life depends on. The names are OpenDental's,
 * as far as they are publicly known; the values are what an office has that never touched them.
 */
// biome-ignore-start format: paragraphs of names
const switchedOff = `
AccountAllowFutureDebits AccountShowPaymentNums AccountShowQuestionnaire AccountShowTrojanExpressCollect
AdjustmentBlockNegativeExceedingPatPortion AgingCalculateOnBatchClaimReceipt AgingReportShowAgePatPayplanPayments
AllowedFeeSchedsAutomate AllowEmailCCReceipt AllowFutureInsPayments AllowProcAdjFromClaim AllowSettingProcsComplete
AppointmentClinicTimeReset AppointmentSearchBehavior ApptAllowEmptyComplete ApptAllowFutureComplete ApptArrivalAutoEnabled
ApptConfirmAutoEnabled ApptConfirmEnableForClinicZero ApptExclamationShowForUnsentIns ApptGeneralMessageAutoEnabled
ApptModuleAdjustmentsInProd ApptModuleDefaultToWeek ApptModuleProductionUsesOps ApptPreventChangesToCompleted
ApptRemindAutoEnabled ApptSchedEnforceSpecialty ApptSecondaryProviderConsiderOpOnly ApptsRequireProc
ApptThankYouAutoEnabled ArchiveDoBackupFirst AsapPromptEnabled AutoResetTPEntryStatus BackupExcludeImageFolder
BillingDefaultsSinglePatient BillingEmailIncludeAutograph BillingExcludeIfUnsentProcs BillingExcludeInactive
BillingExcludeInsPending BillingExcludeNegative BillingIgnoreInPerson BillingIncludeChanged BillingShowSendProgress
BillingShowTransSinceBalZero BillingUseElectronic BrokenApptRequiredOnMove CanadaCreatePpoLabEst ChartNonPatientWarn
ChartOrthoTabAutomaticCheckboxes ChartQuickAddHideAmount ClaimEditShowPatResponsibility ClaimEditShowPayTracking
ClaimMedTypeIsInstWhenInsPlanIsMedical ClaimPrimaryReceivedForceSecondaryStatus ClaimPrimaryReceivedRecalcSecondary
ClaimProcAllowCreditsGreaterThanProcFee ClaimProcsAllowedToBackdate ClaimReportReceivedByService ClaimsValidateACN
ClaimTrackingStatusExcludesNone ClaimZeroDollarProcBehavior ClinicListIsAlphabetical ClockEventAllowBreak
CloudIsAppStream CommLogAutoSave ConfirmGroupByFamily CoPay_FeeSchedule_BlankLikeZero
DatabaseGlobalVariablesDontSet DatabaseMaintenanceDisableOptimize DatabaseMaintenanceSkipCheckTable DatabaseMode
DistributorKey DockPhonePanelShow DomainLoginEnabled EasyBasicModules EasyHideAdvancedIns EasyHidePrinters
EclaimsMedicalProvTreatmentAsOrdering EclaimsSubscIDUsesPatID EClipboardAllowPaymentOnCheckin EClipboardAllowSelfCheckIn
EClipboardAllowSelfPortraitOnCheckIn EClipboardCreateMissingFormsOnCheckIn EClipboardDoTwoFactorAuth
EClipboardEnableByodSms EClipboardHasMultiPageCheckIn EClipboardPopupKioskOnCheckIn
EClipboardPresentAvailableFormsOnCheckIn EClipboardUseDefaults EhrRxAlertHighSeverity EmailDisclaimerIsOn EnableAnesthMod
EnterpriseApptList EnterpriseNoneApptViewDefaultDisabled EraAllowTotalPayments EraAutomationBehavior EraIncludeWOPercCoPay
EraPrintOneClaimPerPage EraRefreshOnLoad EraShowControlIdFilter EraShowStatusAndClinic EraStrictClaimMatching FamPhiAccess
FeesUseCache FuchsListSelectionColor FuchsOptionsOn ImagesModuleTreeIsCollapsed IncomeTransfersMadeUponClaimReceived
InsChecksFrequency InsEstRecalcReceived InsPayNoWriteoffMoreThanProc InsPlanConverstion_7_5_17_AutoMergeYN
InsPlanExclusionsMarkDoNotBillIns InsPlanExclusionsUseUCR InsPlanUseUcrFeeForExclusions InsPPOsecWriteoffs
InsTpChecksFrequency InsVerifyDefaultToCurrentUser InsVerifyExcludePatientClones InsVerifyExcludePatVerify
InsVerifyFutureDateBenefitYear IntermingleFamilyDefault InvoicePaymentsGridShowNetProd IsAlertRadiologyProcsEnabled
MassEmailStatus MedicalEclaimEnabled MedicalFeeUsedForNewProcs MedLabReconcileDone OrthoClaimMarkAsOrtho
OrthoClaimUseDatePlacement OrthoEnabled OrthoInsPayConsolidated OutstandingInsReportDateFilterTab
PasswordsStrongIncludeSpecial PasswordsWeakChangeToStrong PatientAllSuperFamilySync PatientDOBMasked
PatientFormsShowConsent PatientPhoneUsePhonenumberTable PatientPortalSignedUp PatientSelectFilterRestrictedClinics
PatientSelectSearchWithEmptyParams PatientSelectShowInactive PatientSelectUseFNameForPreferred PatientSSNMasked
PatInitBillingTypeFromPriInsPlan PaymentClinicSetting PaymentsPromptForPayType PayPeriodPayDateBeforeWeekend
PayPeriodPayDateExcludesWeekends PayPlanHideDueNow PayPlanItemDateShowProc PayPlanSaveSignedToPdf
PayPlansExcludePastActivity PayPlansUseSheets PerioSkipMissingTeeth PerioTreatImplantsAsNotMissing
PlannedApptTreatedAsRegularAppt PopupsDisableDays PopupsDisableTimeSpan PrePayAllowedForTpProcs
PrintStatementsAlphabetically ProblemListIsAlpabetical ProcCodeListShowHidden ProcCodeListSortOrder
ProcEditRequireAutoCodes ProcFeeUpdatePrompt ProcGroupNoteDoesAggregate ProcNoteConcurrencyMerge ProcPromptForAutoNote
ProcProvChangesClaimProcWithClaim PromptForSecondaryClaim ProviderIncomeTransferShows QuickBooksClassRefsEnabled
RandomPrimaryKeys RecallCardsShowReturnAdd RecallUseEmailIfHasEmailAddress RecurringChargesAllowedWhenNoPatBal
RecurringChargesAutomatedEnabled RecurringChargesShowInactive RecurringChargesUsePriProv RecurringChargesUseTransDate
RegistrationKeyIsDisabled RepeatChargesAutomated RepeatChargesRunAging ReplicationFailureAtServer_id
ReplicationUserQueryServer ReportPandIhasClinicBreakdown ReportPandIhasClinicInfo ReportPandIschedProdSubtractsWO
ReportsDoShowHiddenTPPrepayments ReportsIncompleteProcsNoNotes ReportsIncompleteProcsUnsigned ReportsShowHistory
ReportsShowPatNum ReportsWrapColumns RxHasProc RxSendNewToQueue SalesTaxDefaultProvider SalesTaxDoAutomate
ScannerSuppressDialog ScheduleProvEmpSelectAll SecurityGroupForInstructors SecurityGroupForStudents
SecurityLockIncludesAdmin SecurityLogOffAllowUserOverride SecurityLogOffWithWindows ShowAccountFamilyCommEntries
ShowAllocateUnearnedPaymentPrompt ShowAutoDeposit ShowFeatureGoogleMaps ShowFeatureLateCharges ShowFeaturePatientClone
ShowFeeSchedGroups ShowIncomeTransferManager ShowPlannedAppointmentPrompt ShowPreferedReferrals ShowProviderPayrollReport
SolidBlockouts StatementShowAdjNotes StatementShowNotes StatementShowProcBreakdown StatementSummaryShowInsInfo
StatementsUseSheets StoreCCnumbers StoreCCtokens SubscriberAllowChangeAlways SuperFamNewPatAddIns SuperFamSortStrategy
SupplementalBackupEnabled TaskListAlwaysShowsAtBottom TasksCheckOnStartup TasksGlobalFilterType TasksNewTrackedByUser
TasksShowOpenTickets TasksUseRepeating ThemeSetByUser TimeCardADPExportIncludesName TimeCardShowSeconds
TimeCardsMakesAdjustmentsForOverBreaks TimecardUsersCantEditPastPayPeriods TimecardUsersDontEditOwnCard TitleBarClinicUseAbbr
TitleBarShowSite TitleBarShowSpecialty TreatPlanItemized TreatPlanUseSheets TrojanExpressCollectBillingType
TrojanExpressCollectPreviousFileNumber UnscheduledListNoRecalls UpdateAlterLargeTablesDirectly UpdateShowMsiButtons
UpdateWindowShowsClassicView UseBillingAddressOnClaims UserNameManualEntry WaitingRoomFilterByView
WebFormsAutoFillNameAndBirthdate WebFormsDownloadAutomcatically WikiCreatePageFromLink WikiDetectLinks`;

const switchedOn = `
ApptModuleRefreshesEveryMinute AtoZfolderUsed BillingElectSaveHistory DefaultUserGroup 
SignatureAllowDigital SpellCheckIsEnabled StatementShowCreditCard StatementShowReturnAddress
TaskAncestorsAllSetInVersion55 TreatPlanShowCompleted TreatPlanShowGraphics TreatPlanShowIns`;

const empty = `
AccountingDepositAccounts AccountingSoftware ApptConfirmExcludeArrivalResponse ApptConfirmExcludeArrivalSend
ApptConfirmExcludeEclipboard ApptConfirmExcludeERemind ApptConfirmExcludeESend ApptConfirmExcludeEThankYou
ApptConfirmExcludeGeneralMessage ApptThankYouCalendarTitle ArchiveKey ArchivePassHash ArchiveServerName ArchiveServerURI
ArchiveUserName ArManagerBillingTypes BackupFromPath BackupRestoreAtoZToPath BackupRestoreFromPath BackupRestoreToPath
BackupToPath BankAddress BankRouting BadDebtAdjustmentTypes BillingDefaultsInvoiceNote BillingDefaultsModesToText
BillingDefaultsSmsTemplate BillingElectClientAcctNumber BillingElectCreditCardChoices BillingElectPassword
BillingElectStmtUploadURL BillingElectUserName BillingElectVendorId BillingElectVendorPMSCode CanadaODAMemberNumber
CanadaODAMemberPass ClaimIdPrefix ClaimReportComputerName CloudAllowedIpAddresses DatabaseIntegritiesWhiteList
DefaultCCProcs DocPath DomainLoginPath DomainObjectGuid EClipboardClinicsSignedUp EClipboardImageCaptureDefs
EClipboardMessageComplete EHREmailFromAddress EHREmailPassword EHREmailPOPserver EhrProvKeyGeneratorPath
EmailDisclaimerTemplate EmailInboxComputerName EmailPassword EmailSMTPserver EmailUsername ExportPath HelpKey HL7FolderIn
HL7FolderOut InsHistDebridementCodes InsHistPerioLLCodes InsHistPerioLRCodes InsHistPerioULCodes InsHistPerioURCodes
LanguagesIndicateNone LanguagesUsedByPatients LetterMergePath MassEmailGuid MobileSyncServerURL MobileSyncWorkstationName
MobileUserName MobileWebClinicsSignedUp NewCropAccountId NewCropName NewCropPartnerName NewCropPassword OrthoBandingCodes
OrthoDebandCodes OrthoPlacementProcsList OrthoVisitCodes PatientPortalURL PayPlanTermsAndConditions PracticeBankNumber
PracticeBillingAddress2 PracticeBillingPhone PracticePayToAddress2 PracticePayToPhone QuickBooksClassRefs
QuickBooksCompanyFile QuickBooksDepositAccounts QuickBooksIncomeAccount RegistrationNumberClaim ReportFolderName
ReportingServerCompName ReportingServerDbName ReportingServerMySqlPassHash ReportingServerMySqlUser ReportingServerURI
SmsContractName SupplementalBackupNetworkPath TerminalClosePassword TrojanExpressCollectPassword TrojanExpressCollectPath
UpdateCode UpdateMultipleDatabases UpdateServerAddress UpdateStreamLinePassword UpdateWebProxyAddress
UpdateWebProxyPassword UpdateWebProxyUserName UpdateWebsitePath WebHostSynchServerURL WebServiceHQServerURL
WebServiceServerName WordProcessorPath`;

const never = `
AccountingLockDate ElectronicRxDateStartedUsing131 ADAComplianceDateTime ArchiveDate ClaimReportReceiveLastDateTime
DateDepositsStarted DynamicPayPlanLastDateTime DynamicPayPlanStartDateTime LateChargeLastRunDate MobileExcludeApptsBeforeDate
MobileSyncDateTimeLastRun NewCropDateLastAccessCheck ProgramVersionLastUpdated RadiologyDateStartedUsing154
RecurringChargesAutomatedLastDateTime RecurringChargesBeginDateTime RepeatChargesBeginDateTime RepeatChargesLastDateTime
SignalLastClearedDate SmsContractDate SupplementalBackupDateLastComplete TempFolderDateFirstCleaned UpdateDateTime`;
// biome-ignore-end format: paragraphs of names

const numbers = {
  AccountingCashIncomeAccount: "9",
  AccountingCashPaymentType: "0",
  AccountingIncomeAccount: "9",
  AppointmentBubblesNoteLength: "250",
  ApptAutoRefreshRange: "4",
  ApptBubbleDelay: "0.5",
  ApptFontSize: "8",
  ApptPrintColumnsPerPage: "5",
  ApptPrintFontSize: "6",
  ApptsCheckFrequency: "10",
  AppointmentTimeLineColor: "-65536",
  AutoCommNumClinicsParallel: "2",
  BillingChargeAmount: "0",
  BillingElectBatchMax: "0",
  ClaimPaymentNoShowZeroDate: "0",
  ClaimReportReceiveInterval: "30",
  ClearinghouseDefaultDent: "1",
  ClearinghouseDefaultEligibility: "1",
  ClearinghouseDefaultMed: "0",
  CloudSessionLimit: "0",
  ColorTheme: "1",
  CropDelta: "3",
  CustListenerPort: "25255",
  DxIcdVersion: "10",
  DynamicPayPlanPrepaymentUnearnedType: "0",
  EHREmailPort: "0",
  EmailAlertMaxConsecutiveFails: "3",
  EmailDefaultAddressNum: "0",
  EmailDefaultSendPlatform: "0",
  EmailInboxCheckInterval: "5",
  EmailNotifyAddressNum: "0",
  EmailPort: "587",
  FinanceChargeAPR: "18",
  FinanceChargeAtLeast: "0",
  FinanceChargeOnlyIfOver: "0",
  GenericEClaimsForm: "0",
  GlobalUpdateWriteOffLastClinicCompleted: "0",
  ImageWindowingMax: "255",
  ImageWindowingMin: "0",
  InsVerifyAppointmentScheduledDays: "7",
  InsVerifyDaysFromPastDueAppt: "1",
  LateChargeMax: "0",
  LateChargeMin: "0",
  LateChargePercent: "0",
  MobileSyncIntervalMinutes: "0",
  MobileSyncLastFileNumber: "0",
  OrthoAutoProcCodeNum: "0",
  OrthoDefaultMonthsTreat: "24",
  PatientSelectSearchMinChars: "1",
  PatientSelectSearchPauseMs: "1000",
  PayPeriodIntervalSetting: "1",
  PayPeriodPayAfterNumberOfDays: "5",
  PayPeriodPayDay: "0",
  PayPlanAdjType: "0",
  PayPlansBillInAdvanceDays: "10",
  PerioColorCAL: "-16777011",
  PerioColorFurcations: "-16777216",
  PerioColorFurcationsRed: "-7667712",
  PerioColorGM: "-8388480",
  PerioColorMGJ: "-29696",
  PerioColorProbing: "-16744448",
  PerioColorProbingRed: "-65536",
  PerioRedCAL: "4",
  PerioRedFurc: "1",
  PerioRedGing: "3",
  PerioRedMGJ: "2",
  PerioRedMob: "2",
  PerioRedProb: "4",
  PlannedApptDaysFuture: "0",
  PlannedApptDaysPast: "365",
  ProcessSigsIntervalInSecs: "6",
  RecallAdjustDown: "0",
  RecallAdjustRight: "0",
  RecallMaxNumberReminders: "2",
  RecallPostcardsPerSheet: "3",
  RecurringChargesPayTypeCC: "0",
  RenaissanceLastBatchNumber: "0",
  RequiredFieldColor: "-16191",
  SalesTaxPercentage: "0",
  ScannerCompression: "30",
  ScannerResolution: "150",
  SheetsDefaultChartModule: "0",
  SheetsDefaultConsent: "0",
  SheetsDefaultDepositSlip: "0",
  SheetsDefaultExam: "0",
  SheetsDefaultLabSlip: "0",
  SheetsDefaultMedicalHistory: "0",
  SheetsDefaultMedLabResults: "0",
  SheetsDefaultPatientForm: "0",
  SheetsDefaultPatientLetter: "0",
  SheetsDefaultReferralLetter: "0",
  SheetsDefaultReferralSlip: "0",
  SheetsDefaultRoutingSlip: "0",
  SheetsDefaultRx: "0",
  SheetsDefaultRxInstruction: "0",
  SheetsDefaultRxMulti: "0",
  SheetsDefaultScreening: "0",
  SheetsDefaultStatement: "0",
  SheetsDefaultTreatmentPlan: "0",
  SignalInactiveMinutes: "60",
  SmsMonthlyLimit: "0",
  StatementsCalcDueDate: "-1",
  TextingDefaultClinicNum: "0",
  TreatPlanDiscountPercent: "10",
  TreatPlanPriorityForDeclined: "0",
  UnschedDaysFuture: "0",
  UnschedDaysPast: "365",
  WaitingRoomAlertColor: "-65536",
  WaitingRoomAlertTime: "20",
} as const;

const times = {
  AutomaticCommunicationTimeEnd: "0001-01-01 20:00:00",
  AutomaticCommunicationTimeStart: "0001-01-01 08:00:00",
  ClaimReportReceiveTime: "",
  DynamicPayPlanRunTime: "0001-01-01 09:00:00",
  RecurringChargesAutomatedTime: "0001-01-01 07:00:00",
  RepeatChargesAutomatedTime: "0001-01-01 08:00:00",
} as const;

/** What the office writes to its patients, in words of our own. */
const texts = {
  BillingDefaultsNote: "Thank you for paying soon.",
  BillingEmailBodyText: "Your statement is attached.",
  BillingEmailSubject: "Statement",
  BirthdayPostcardMsg: "Happy birthday, ?FName!",
  ConfirmEmailMessage: "We look forward to seeing [NameF] on [date] at [time].",
  ConfirmEmailSubject: "Your appointment",
  ConfirmPostcardFamMessage: "We look forward to seeing you: [FamilyApptList]",
  ConfirmPostcardMessage: "We look forward to seeing you on [date] at [time].",
  ConfirmTextMessage: "[NameF], we see you on [date] at [time].",
  InsHistBWCodes: "D0274",
  InsHistExamCodes: "D0120,D0150",
  InsHistPanoCodes: "D0330",
  InsHistPerioMaintCodes: "D4910",
  InsHistProphyCodes: "D1110,D1120",
  MainWindowTitle: "Practice",
  PatientPortalNotifyBody: "A message waits for you in the patient portal.",
  PatientPortalNotifySubject: "A message from your dental office",
  RecallEmailFamMsg: "It is time for a check-up: [FamilyList]",
  RecallEmailFamMsg2: "We have not heard from you: [FamilyList]",
  RecallEmailFamMsg3: "Please call us: [FamilyList]",
  RecallEmailMessage: "It is time for your check-up, due on [DueDate].",
  RecallEmailMessage2: "Your check-up was due on [DueDate].",
  RecallEmailMessage3: "Please call us for a check-up.",
  RecallEmailSubject: "Check-up due",
  RecallEmailSubject2: "Check-up due",
  RecallEmailSubject3: "Check-up due",
  RecallPostcardFamMsg: "It is time for a check-up: [FamilyList]",
  RecallPostcardFamMsg2: "We have not heard from you: [FamilyList]",
  RecallPostcardFamMsg3: "Please call us: [FamilyList]",
  RecallPostcardMessage: "It is time for your check-up, due on [DueDate].",
  RecallPostcardMessage2: "Your check-up was due on [DueDate].",
  RecallPostcardMessage3: "Please call us for a check-up.",
  SoftwareName: "Open Dental Software",
} as const;

/** They give way to a preference of the same name that the practice sets. */
export const furtherPreferences: Readonly<Record<string, string>> = {
  ...allOf(switchedOff, "0"),
  ...allOf(switchedOn, "1"),
  ...allOf(empty, ""),
  ...allOf(never, "0001-01-01"),
  ...numbers,
  ...times,
  ...texts,
};

function allOf(names: string, value: string): Record<string, string> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, value]),
  );
}
