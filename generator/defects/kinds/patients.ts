import { dayOf, emptyDay } from "../../../foundation/calendar.ts";
import { changing, copying, type DefectKind } from "../defect-kind.ts";
import { centsOf, misread, missingKey, PatientStatus } from "./terms.ts";

/** Vowels with the accents that patients' names lose or keep. */
const accented: Readonly<Record<string, string>> = { a: "á", e: "é", i: "í", o: "ó", u: "ú" };

/** Digits and the letters that are typed for them. */
const lookalikes: Readonly<Record<string, string>> = { "0": "O", "1": "l" };

export const patientDefects: readonly DefectKind[] = [
  changing({
    name: "patient-deleted-with-balance",
    summary: "A family whose guarantor owes money, or is owed some, was deleted.",
    origin: "Old accounts are cleared out by hand, and the balance is not looked at.",
    table: "patient",
    column: "PatStatus",
    share: 0.05,
    where: ({ BalTotal, PatStatus }) => centsOf(BalTotal) !== 0 && PatStatus !== PatientStatus.Deleted,
    set: () => ({ PatStatus: PatientStatus.Deleted }),
  }),
  changing({
    name: "patient-guarantor-loop",
    summary: "A guarantor answers to a member of the family, who answers to the guarantor.",
    origin: "Two people of a family are made head of it at the same time at two desks.",
    table: "patient",
    column: "Guarantor",
    share: 0.02,
    where: ({ Guarantor }, survey, key) =>
      Guarantor === key && (survey.groups("patient", "Guarantor").get(key) ?? []).length > 1,
    set: (row, random, survey) => {
      const family = survey.groups("patient", "Guarantor").get(row.Guarantor) ?? [];
      return { Guarantor: random.pick(family.filter(({ key }) => key !== row.Guarantor)).key };
    },
  }),
  changing({
    name: "patient-guarantor-missing",
    summary: "A patient's guarantor is not there.",
    origin: "Two records of the guarantor were merged, and the family still names the one that went.",
    table: "patient",
    column: "Guarantor",
    share: 0.02,
    where: ({ Guarantor }, _survey, key) => Guarantor !== key,
    set: (_row, random, survey) => ({ Guarantor: missingKey(survey, "patient", random) }),
  }),
  copying({
    name: "patient-entered-twice",
    summary: "One person has two patient records: same name, same date of birth.",
    origin: "The caller is not found under the name as spelled, and is entered as new.",
    table: "patient",
    share: 0.01,
    where: ({ PatStatus }) => PatStatus === PatientStatus.Patient,
    set: (_row, key) => ({
      Guarantor: key,
      EstBalance: 0,
      BalTotal: 0,
      Bal_0_30: 0,
      Bal_31_60: 0,
      Bal_61_90: 0,
      BalOver90: 0,
      InsEst: 0,
      PayPlanDue: 0,
      HasIns: "",
      ImageFolder: `again${key}`,
    }),
  }),
  changing({
    name: "patient-born-after-first-visit",
    summary: "A patient was born after the first visit.",
    origin: "The current year is typed for the year of birth.",
    table: "patient",
    column: "Birthdate",
    share: 0.01,
    where: ({ DateFirstVisit }) => DateFirstVisit > emptyDay,
    set: ({ DateFirstVisit }, random) => ({ Birthdate: DateFirstVisit + random.integer(1, 200) }),
  }),
  changing({
    name: "patient-born-in-1900",
    summary: "A date of birth is the placeholder 1900-01-01.",
    origin: "An import needs a date, and writes its own zero where there is none.",
    table: "patient",
    column: "Birthdate",
    share: 0.01,
    where: () => true,
    set: () => ({ Birthdate: dayOf(1900, 1, 1) }),
  }),
  changing({
    name: "patient-phone-with-letters",
    summary: "A telephone number has letters in it.",
    origin: "Numbers are copied from scanned forms, O for 0 and l for 1.",
    table: "patient",
    column: "WirelessPhone",
    share: 0.01,
    where: ({ WirelessPhone }) => /[01]\d*$/.test(WirelessPhone),
    set: ({ WirelessPhone }) => ({
      WirelessPhone: WirelessPhone.replace(/[01](?=[^01]*$)/, (digit) => lookalikes[digit] ?? digit),
    }),
  }),
  changing({
    name: "patient-name-misread",
    summary: "A name's accents became two wrong characters each.",
    origin: "A file in UTF-8 is imported as if it were Latin-1.",
    table: "patient",
    column: "LName",
    share: 0.01,
    where: ({ LName }) => /.[aeiou]/.test(LName),
    set: ({ LName }) => ({
      LName: LName.replace(/(?<=.)[aeiou]/, (vowel) => misread(accented[vowel] ?? vowel)),
    }),
  }),
  changing({
    name: "patient-without-provider",
    summary: "A patient has no primary provider.",
    origin: "Patients come from an import or a web form that does not ask for one.",
    table: "patient",
    column: "PriProv",
    share: 0.01,
    where: ({ PriProv }) => PriProv > 0,
    set: () => ({ PriProv: 0 }),
  }),
];
