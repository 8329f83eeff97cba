import { blanks, type Piece, questions, sheetTemplate, shown } from "./template.ts";

const letterHead: readonly Piece[] = [
  { kind: "title", text: "[practiceTitle]" },
  ...shown(["", "practice.Address"], ["", "practice.PhoneNumber"], ["", "dateTime.Today"]),
];

export const referralSlip = sheetTemplate("Referral Slip", "ReferralSlip", [
  ...letterHead,
  ...shown(
    ["To", "referral.nameFL"],
    ["Specialty", "referral.specialty"],
    ["Patient", "patient.nameFL"],
    ["Birthdate", "patient.Birthdate"],
    ["Home telephone", "patient.HmPhone"],
    ["Mobile telephone", "patient.WirelessPhone"],
    ["Address", "patient.address"],
    ["Dentist", "provider.nameFL"],
  ),
  { kind: "heading", text: "Please see this patient for" },
  ...questions("misc", [
    "Examination",
    "Root canal",
    "Extraction",
    "Implant",
    "Gum treatment",
    "Orthodontics",
  ]),
  ...blanks(["Teeth", "teeth"], ["Notes", "notes"]),
  { kind: "paragraph", text: "X-rays have been sent. Please let us know what you find." },
  { kind: "signature" },
]);

export const referralLetter = sheetTemplate("Referral Letter", "ReferralLetter", [
  ...letterHead,
  ...shown(
    ["To", "referral.nameFL"],
    ["Specialty", "referral.specialty"],
    ["Patient", "patient.nameFL"],
    ["Birthdate", "patient.Birthdate"],
  ),
  { kind: "paragraph", text: "Thank you for seeing our patient [nameFL]." },
  { kind: "shown", label: "Allergies", name: "allergies" },
  { kind: "shown", label: "Problems", name: "problems" },
  { kind: "shown", label: "Medicines", name: "medications" },
  { kind: "paragraph", text: "Please send us a report and the images after the visit." },
  ...shown(["With kind regards", "provider.nameFL"]),
]);

export const overdueLetter = sheetTemplate("Overdue Letter", "PatientLetter", [
  ...letterHead,
  ...shown(["", "patient.nameFL"], ["", "patient.address"], ["", "patient.cityStateZip"]),
  { kind: "paragraph", text: "Dear [nameFL], it has been long since we saw you." },
  {
    kind: "paragraph",
    text: "Regular check-ups keep small problems small. Please call us for a time that suits you.",
  },
  { kind: "paragraph", text: "If you see another dentist, tell us, and we will gladly send your records." },
  ...shown(["With kind regards", "practice.Title"]),
]);

export const labSlip = sheetTemplate("Lab Slip", "LabSlip", [
  ...letterHead,
  ...shown(
    ["Laboratory", "lab.Description"],
    ["Telephone", "lab.Phone"],
    ["Address", "lab.Address"],
    ["Patient", "patient.nameFL"],
    ["Age", "patient.Age"],
    ["Dentist", "provider.nameFL"],
    ["Sent", "labcase.DateTimeSent"],
    ["Due", "labcase.DateTimeDue"],
    ["Tooth", "labcase.tooth"],
  ),
  { kind: "heading", text: "Instructions" },
  ...blanks(
    ["Work", "labcase.Instructions"],
    ["Shade", "shade"],
    ["Material", "material"],
    ["Bite", "bite"],
    ["Contacts", "contacts"],
    ["Notes", "notes"],
  ),
  { kind: "signature" },
]);

export const routingSlip = sheetTemplate("Routing Slip", "RoutingSlip", [
  ...letterHead,
  ...shown(
    ["Time", "appt.timeDate"],
    ["Length", "appt.length"],
    ["Dentist", "appt.providers"],
    ["Work", "appt.procedures"],
    ["Note", "appt.Note"],
    ["Laboratory", "appt.labName"],
    ["Patient", "patient.nameFL"],
    ["Age", "patient.Age"],
    ["First visit", "patient.DateFirstVisit"],
    ["Alerts", "patient.MedUrgNote"],
    ["Premedication", "patient.premed"],
    ["Home telephone", "patient.HmPhone"],
    ["Mobile telephone", "patient.WirelessPhone"],
    ["Balance", "balTotal"],
    ["Insurance pending", "balInsEst"],
    ["Insurance", "ins1CarrierName"],
    ["Maximum left", "insAnnualMaxRemain"],
  ),
  { kind: "grid", name: "otherFamilyMembers" },
  ...questions("misc", ["X-rays today", "Medical history reviewed", "Next visit made", "Balance paid"]),
]);

export const prescriptionSlip = sheetTemplate("Prescription", "Rx", [
  ...letterHead,
  ...shown(
    ["Dentist", "prov.nameFL"],
    ["License", "prov.stateLicense"],
    ["DEA", "prov.dEANum"],
    ["Patient", "pat.nameFL"],
    ["Birthdate", "pat.Birthdate"],
    ["Address", "pat.address"],
    ["City", "pat.cityStateZip"],
    ["Date", "RxDate"],
    ["Drug", "Drug"],
    ["Dispense", "Disp"],
    ["Directions", "Sig"],
    ["Refills", "Refills"],
  ),
  { kind: "choice", label: "Generic allowed", name: "misc:Generic allowed", options: ["Y", "N"] },
  { kind: "signature" },
]);

export const statementSheet = sheetTemplate("Statement", "Statement", [
  ...letterHead,
  ...shown(
    ["Account", "accountNumber"],
    ["Guarantor", "patient.nameFL"],
    ["Address", "patient.address"],
    ["City", "patient.cityStateZip"],
    ["Total", "totalValue"],
    ["Insurance pending", "insEstValue"],
    ["Balance", "balanceValue"],
    ["Amount due", "amountDueValue"],
    ["Paid by card or check", "amountEnclosed"],
    ["Payment plan", "payPlanAmtDueValue"],
    ["Note", "statement.NoteBold"],
  ),
  { kind: "grid", name: "StatementAging" },
  { kind: "grid", name: "StatementMain" },
  { kind: "grid", name: "StatementPayPlan" },
  { kind: "line" },
  { kind: "paragraph", text: "Please detach and return with your payment." },
]);

export const treatmentPlanSheet = sheetTemplate("Treatment Plan", "TreatmentPlan", [
  ...letterHead,
  ...shown(
    ["Plan", "Heading"],
    ["Patient", "patient.nameFL"],
    ["Birthdate", "patient.Birthdate"],
    ["Presented by", "presenter"],
    ["Note", "Note"],
  ),
  { kind: "grid", name: "TreatPlanBenefitsFamily" },
  { kind: "grid", name: "TreatPlanMain" },
  { kind: "line" },
  ...shown(["Signed by", "SignatureText"]),
  { kind: "signature" },
]);
