/** One entry of OpenDental's `definition` table. */
export interface DefinitionEntry {
  readonly name: string;
  /** ItemValue, whose meaning depends on the category: a sign, an abbreviation, a usage letter, a code. */
  readonly value?: string;
  /** ItemColor as .NET's signed 32-bit ARGB. */
  readonly color?: number;
  readonly isHidden?: boolean;
}

const argb = (rgb: number): number => 0xff000000 | rgb | 0;
const white = argb(0xffffff);
const green = argb(0x8fd19e);
const yellow = argb(0xfff3b0);
const blue = argb(0xa9d0f5);
const violet = argb(0xd7bde2);
const red = argb(0xf5b7b1);

/**
 * The lists an office sets up for itself, by OpenDental's category (DefCat), in the order in which they appear on
 * screen. DefNums count through all of them from 1, in this order.
 */
export const definitions = {
  AccountColors: [
    { name: "Procedure", color: argb(0x000000) },
    { name: "Payment", color: argb(0x006400) },
    { name: "Adjustment", color: argb(0x8b0000) },
    { name: "Claim", color: argb(0x00008b) },
    { name: "Insurance payment", color: argb(0x2e8b57) },
  ],
  // The sign is law: OpenDental refuses an adjustment whose amount has the other one.
  AdjTypes: [
    { name: "Courtesy Discount", value: "-" },
    { name: "Cash Discount", value: "-" },
    { name: "Senior Discount", value: "-" },
    { name: "Staff Discount", value: "-" },
    { name: "Bad Debt Write-off", value: "-" },
    { name: "Small Balance Write-off", value: "-" },
    { name: "Finance Charge", value: "+" },
    { name: "Returned Check Fee", value: "+" },
    { name: "Missed Appointment Fee", value: "+" },
    { name: "Discount Plan", value: "dp" },
    { name: "Bad Debt Recovery", value: "+" },
  ],
  ApptConfirmed: [
    { name: "Not Called", value: "Unconf", color: white },
    { name: "Left Message", value: "LM", color: yellow },
    { name: "Appointment Confirmed", value: "Conf", color: green },
    { name: "Arrived", value: "Here", color: blue },
    { name: "In Treatment Room", value: "InTx", color: violet },
    { name: "Dismissed", value: "Done", color: white },
    { name: "Unable to Reach", value: "NoAns", color: red },
  ],
  BillingTypes: [
    { name: "Standard Account", value: "S" },
    { name: "Insurance Only", value: "I" },
    { name: "Payment Arrangement", value: "PA" },
    { name: "Staff and Family", value: "F" },
    { name: "Collections", value: "C" },
  ],
  PaymentTypes: [
    { name: "Check" },
    { name: "Cash" },
    { name: "Credit Card" },
    { name: "Patient Financing" },
    { name: "Refund" },
  ],
  // The sections of the procedure catalogue.
  ProcCodeCats: [
    { name: "Diagnostic" },
    { name: "Imaging" },
    { name: "Preventive" },
    { name: "Restorative" },
    { name: "Endodontics" },
    { name: "Periodontics" },
    { name: "Prosthodontics" },
    { name: "Implants" },
    { name: "Oral Surgery" },
    { name: "Orthodontics" },
    { name: "Other Services" },
    { name: "Broken Appointments" },
    { name: "Never Used", isHidden: true },
  ],
  ProgNoteColors: [
    { name: "Planned", color: argb(0xb22222) },
    { name: "Complete", color: argb(0x00008b) },
    { name: "Existing", color: argb(0x006400) },
    { name: "Referred", color: argb(0x8b008b) },
  ],
  RecallUnschedStatus: [
    { name: "Not Contacted", value: "" },
    { name: "Text Sent", value: "Text" },
    { name: "E-mail Sent", value: "Email" },
    { name: "Postcard Sent", value: "Card" },
    { name: "Left Message", value: "LM" },
    { name: "Will Call Back", value: "WCB" },
    { name: "Missed", value: "Miss" },
    { name: "Cancelled", value: "Canc" },
  ],
  Diagnosis: [
    { name: "Caries", value: "CAR" },
    { name: "Fracture", value: "FX" },
    { name: "Failing restoration", value: "FR" },
    { name: "Pulpitis", value: "PUL" },
    { name: "Periodontal disease", value: "PD" },
    { name: "Impaction", value: "IMP" },
  ],
  AppointmentColors: [
    { name: "Complete Background", color: argb(0xd5d8dc) },
    { name: "Open Schedule", color: white },
    { name: "Closed Practice", color: argb(0xbdc3c7) },
    { name: "Holiday", color: argb(0xf9e79f) },
  ],
  // The letters say where a category is used: X in the chart, P for patient pictures, S statements, T tooth charts.
  ImageCats: [
    { name: "Radiographs", value: "X" },
    { name: "Patient Pictures", value: "P" },
    { name: "Statements", value: "S" },
    { name: "Graphical Tooth Charts", value: "T" },
    { name: "Insurance Cards" },
    { name: "Letters" },
    { name: "Consents" },
    { name: "Treatment Plans" },
    { name: "Explanations of Benefits" },
  ],
  TxPriorities: [{ name: "Urgent" }, { name: "Next" }, { name: "Later" }, { name: "Declined" }],
  MiscColors: [
    { name: "Family Module Coverage", color: argb(0xe8f8f5) },
    { name: "Referred From", color: argb(0xfdebd0) },
  ],
  ContactCategories: [{ name: "Laboratory" }, { name: "Supplier" }, { name: "Specialist" }],
  LetterMergeCats: [{ name: "General" }],
  BlockoutTypes: [
    { name: "Lunch", color: argb(0xd5dbdb) },
    { name: "Meeting", color: argb(0xaeb6bf) },
    { name: "Emergency Time", value: "NS", color: argb(0xfadbd8) },
  ],
  ProcButtonCats: [{ name: "General" }, { name: "Fillings" }, { name: "Crowns" }],
  // The words in ItemValue tell OpenDental which type to use by itself.
  CommLogTypes: [
    { name: "Appointment Related", value: "APPT" },
    { name: "Recall", value: "RECALL" },
    { name: "Financial", value: "FIN" },
    { name: "Insurance", value: "" },
    { name: "Miscellaneous", value: "MISC" },
    { name: "Text Message", value: "TEXT" },
  ],
  // A value would hide these prepayments from balances.
  PaySplitUnearnedType: [{ name: "Prepayment" }, { name: "Deposit for Treatment Plan", value: "X" }],
  Prognosis: [
    { name: "Good", value: "G" },
    { name: "Fair", value: "F" },
    { name: "Poor", value: "P" },
  ],
  ClaimCustomTracking: [
    { name: "Sent to insurer" },
    { name: "Called insurer" },
    { name: "More information sent" },
    { name: "Answered" },
    { name: "Came back or got lost" },
  ],
  InsurancePaymentType: [
    { name: "Check", value: "" },
    { name: "EFT", value: "EFT" },
  ],
  TaskPriorities: [
    { name: "Normal", value: "D", color: white },
    { name: "High", color: yellow },
    { name: "Urgent", color: red },
  ],
  FeeColors: [{ name: "Fee", color: argb(0x000000) }],
  ProviderSpecialties: [
    { name: "General" },
    { name: "Hygienist" },
    { name: "Endodontics" },
    { name: "Oral Surgery" },
    { name: "Orthodontics" },
    { name: "Pediatric" },
    { name: "Periodontics" },
    { name: "Prosthodontics" },
  ],
  ClaimPaymentTracking: [{ name: "Paid as estimated" }, { name: "Denied" }, { name: "Under review" }],
  AccountQuickCharge: [{ name: "Toothbrush", value: "D1330" }],
  InsuranceVerificationStatus: [{ name: "Verified" }, { name: "Unable to reach" }],
  ClaimPaymentGroups: [{ name: "Default" }],
  AutoNoteCats: [{ name: "Hygiene" }, { name: "Restorative" }],
  CarrierGroupNames: [{ name: "Commercial" }, { name: "Public" }],
  PayPlanCategories: [{ name: "Restorative" }, { name: "Orthodontic" }],
  AutoDeposit: [{ name: "Operating account", value: "0000" }],
  InsuranceFilingCodeGroup: [{ name: "Commercial" }, { name: "Government" }],
  TimeCardAdjTypes: [
    { name: "Vacation", value: "PTO" },
    { name: "Sick", value: "PTO" },
  ],
  OperatoryTypes: [{ name: "Restorative" }, { name: "Hygiene" }],
  WebSchedNewPatApptTypes: [{ name: "New Patient" }, { name: "Emergency" }, { name: "Consultation" }],
} as const satisfies Readonly<Record<string, readonly DefinitionEntry[]>>;

export type DefinitionCategory = keyof typeof definitions;
export type DefinitionName<C extends DefinitionCategory> = (typeof definitions)[C][number]["name"];

/** The categories in the order in which DefNums count through them. */
export const definitionCategories = Object.keys(definitions) as DefinitionCategory[]; // keys of a literal object

const numbers = numberDefinitions();

/**
 * The DefNum of a definition.
 *
 * @example definitionNumber("PaymentTypes", "Check")
 */
export function definitionNumber<C extends DefinitionCategory>(category: C, name: DefinitionName<C>): number {
  const number = numbers.get(`${category}/${name}`);
  if (number === undefined) throw new RangeError(`no definition '${name}' in ${category}`);
  return number;
}

function numberDefinitions(): ReadonlyMap<string, number> {
  const result = new Map<string, number>();
  for (const category of definitionCategories) {
    for (const { name } of definitions[category]) result.set(`${category}/${name}`, result.size + 1);
  }
  return result;
}
