/** Windows of the program, by their names in it, whose texts can be translated. */
// biome-ignore format: a paragraph of names
const windows = [
  "All", "ContrAccount", "ContrAppt", "ContrChart", "ContrFamily", "ContrTreat", "FormAdjust", "FormAging", "FormApptEdit",
  "FormApptViewEdit", "FormBackup", "FormBilling", "FormCarrierEdit", "FormCarriers", "FormClaimEdit", "FormClaimPayEdit",
  "FormClaimProc", "FormCommItem", "FormDefEdit", "FormEmployeeEdit", "FormEmployers", "FormFeeSchedEdit", "FormFeeScheds",
  "FormInsPlan", "FormLabCaseEdit", "FormLogOn", "FormOperatoryEdit", "FormPatientEdit", "FormPatientSelect", "FormPayment",
  "FormPayPlan", "FormPerio", "FormProcCodeEdit", "FormProcCodes", "FormProcEdit", "FormProvEdit", "FormRecallEdit",
  "FormReferralEdit", "FormRpAging", "FormRxEdit", "FormSchedule", "FormStatementOptions", "FormTaskEdit",
] as const;

/** Words that stand on most windows. */
// biome-ignore format: a line of words
const words = [
  "OK", "Cancel", "Close", "Delete", "Add", "Edit", "Print", "Save", "Date", "Note", "Description", "Hidden",
] as const;

/** The window and the English text of every entry that has been looked up so far: about 500. */
export const translations: readonly (readonly [string, string])[] = windows.flatMap((window) =>
  words.map((word) => [window, word] as const),
);
