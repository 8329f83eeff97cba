import type { enumerations } from "../../opendental/schema/enumerations.ts";

type FieldCategory = keyof typeof enumerations.DisplayFieldCategory;

/**
 * The columns that the office has chosen to see in each grid, in their order; a `|` and a number after a name is the
 * width in pixels, 100 unless given.
 */
const chosen: Readonly<Partial<Record<FieldCategory, string>>> = {
  None: `Date|67, Time|40, Th|27, Surf|40, Dx|28, Description|218, Stat|25, Prov|42, Amount|48, Proc Code|62, User|62,
    Signed|55, Priority|44, Date TP|67, Date Entry|67, Prognosis|60, Length|40, Abbr|50, Locked|50, HL7 Sent|60`,
  PatientSelect: `LastName|75, First Name|75, MI|25, Pref Name|60, Age|30, SSN|65, Hm Phone|90, Wk Phone|90, PatNum|80,
    ChartNum|60, Address|100, Status|65, Bill Type|90, City|80, State|55, Pri Prov|85, Birthdate|70, Site|90, Email|90`,
  PatientInformation: `Last, First, Middle, Preferred, Title, Salutation, Status, Gender, Position, Birthdate, Age, SS#,
    Address, Address2, City, State, Zip, Hm Phone, Wk Phone, Wireless Ph, E-mail, Contact Method, ABC0, Chart Num,
    Billing Type, Ward, AdmitDate, Primary Provider, Sec. Provider, Payor Types, Language, Clinic, ResponsParty,
    Referrals, Addr/Ph Note, PatFields, Guardians, Arrive Early, References`,
  AccountModule: `Date|65, Patient|100, Prov|60, Code|46, Tth|26, Description|270, Charges|60, Credits|60, Balance|60,
    Signed|60, Abbr|110, Clinic|50`,
  RecallList: `Due Date|75, Patient|120, Age|30, Type|60, Interval|50, #Remind|55, LastRemind|75, Contact|120, Status|130,
    Note|215, BillingType|100, WebSched|100`,
  ChartPatientInformation: `Age, ABC0, Billing Type, Referred From, Date First Visit, Prov. (Pri, Sec), Pri Ins, Sec Ins,
    Payor Types, Registration Keys, Premedicate, Problems, Med Urgent, Medical Summary, Service Notes, Medications,
    Allergies, PatFields, Birthdate, City, AskToArriveEarly, Super Head, Patient Portal, References`,
  TreatmentPlanModule: `Done|50, Priority|50, Tth|40, Surf|45, Code|50, Sub|28, Description|202, Fee|50, Pri Ins|50,
    Sec Ins|50, Discount|55, Pat|50`,
};

interface DisplayField {
  readonly category: FieldCategory;
  readonly name: string;
  /** Pixels. */
  readonly width: number;
  readonly order: number;
}

/** A hundred and more columns of grids. */
export const displayFields: readonly DisplayField[] = Object.entries(chosen).flatMap(([category, names]) =>
  names.split(/,\s+(?![^(]*\))/).map((text, order) => {
    const [name = "", width = "100"] = text.trim().split("|");
    // Object.entries widens the keys; they are those of the record.
    return { category: category as FieldCategory, name, width: Number(width), order };
  }),
);
