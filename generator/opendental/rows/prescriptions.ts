import { dayOfMoment } from "../../../foundation/calendar.ts";
import {
  otherPrescriptions,
  prescriptionTemplate,
  prescriptionTemplates,
} from "../../catalog/prescriptions.ts";
import { decimal } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

const { RxSendStatus, RxTypes } = enumerations;

/** `rxdef`: what the office usually prescribes. */
export function writePrescriptionSetup(_book: PracticeBook, out: RowWriter): void {
  for (const template of [...prescriptionTemplates, ...otherPrescriptions]) {
    out.write("rxdef", {
      Drug: template.drug,
      Sig: template.directions,
      Disp: template.dispense,
      Refills: `${template.refills}`,
      Notes: "",
      IsControlled: flagOf(template.isControlled),
      PatientInstruction: "",
    });
  }
}

/** `rxpat`: prescriptions given to patients. What is controlled goes electronically, the rest on paper too. */
export function writePrescriptions({ world }: PracticeBook, out: RowWriter): void {
  for (const {
    id,
    patientId,
    prescription,
    providerId,
    procedureId,
    userId,
    at,
  } of world.records.prescriptions.values()) {
    const { drug, directions, dispense, refills, daysOfSupply, isControlled } =
      prescriptionTemplate(prescription);
    const isElectronic = isControlled || id % 4 !== 0;
    out.write("rxpat", {
      RxNum: id,
      PatNum: patientId,
      RxDate: dayOfMoment(at),
      Drug: drug,
      Sig: directions,
      Disp: dispense,
      Refills: `${refills}`,
      ProvNum: providerId,
      Notes: "",
      IsControlled: flagOf(isControlled),
      DateTStamp: at,
      SendStatus: isElectronic ? RxSendStatus.SentElect : RxSendStatus.Printed,
      DosageCode: "",
      ErxGuid: "",
      ErxPharmacyInfo: "",
      ProcNum: procedureId,
      DaysOfSupply: decimal(daysOfSupply),
      PatientInstruction: "",
      UserNum: userId,
      RxType: RxTypes.Rx,
    });
  }
}
