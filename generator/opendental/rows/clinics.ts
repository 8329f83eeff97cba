import { momentAt } from "../../../foundation/calendar.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Practice } from "../../world/practice.ts";
import type { PracticeBook } from "../book.ts";
import { fakeLicense } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";
import { type Row, type TableName, tables } from "../schema/tables.ts";

/** `clinic`, `providerclinic`: the places of a practice that has several, and the one where each provider works. */
export function writeClinics({ world }: PracticeBook, out: RowWriter): void {
  const { clinics, providers } = world.practice;
  clinics.forEach(({ id, title, abbreviation, phone, address, city, state, zip, opened }, order) => {
    out.write("clinic", {
      ClinicNum: id,
      Description: title,
      Abbr: abbreviation,
      Phone: phone.replace(/\D/g, ""),
      Address: address,
      City: city,
      State: state,
      Zip: zip,
      DefaultPlaceService: enumerations.PlaceOfService.Office,
      InsBillingProv: firstDentist(world.practice, id),
      DefaultProv: firstDentist(world.practice, id),
      SmsContractDate: momentAt(opened, 9 * 60),
      ItemOrder: order,
      IsConfirmEnabled: 1,
      IsConfirmDefault: 1,
    });
  });
  // Without clinics too, OpenDental keeps a provider's licenses here, for clinic 0.
  for (const { id, clinicId } of providers) {
    out.write("providerclinic", {
      ProvNum: id,
      ClinicNum: clinicId,
      StateLicense: fakeLicense(id),
      StateWhereLicensed: world.practice.state,
    });
  }
}

/** ProvNum of a dentist who works at a clinic. */
function firstDentist({ providers }: Practice, clinicId: number): number {
  const dentists = providers.filter((p) => p.clinicId === clinicId && p.kind === "dentist");
  return (dentists.find(({ left }) => left === undefined) ?? dentists[0])?.id ?? 0;
}

/**
 * A writer that completes rows about a patient with the patient's clinic, wherever their table has a ClinicNum: as in
 * OpenDental, where whatever is made for a patient carries the patient's clinic. It changes nothing in a practice
 * without clinics, where ClinicNum is 0.
 */
export function withClinics({ world }: PracticeBook, out: RowWriter): RowWriter {
  if (world.practice.clinics.length === 0) return out;
  return {
    write: (table, row) => {
      out.write(table, ofPatient.has(table) ? withClinic(row) : row);
    },
  };

  function withClinic<T extends TableName>(row: Row<T>): Row<T> {
    const { PatNum } = row as { readonly PatNum?: number }; // every such table has the column
    const patient = world.patients.get(PatNum ?? 0);
    return patient === undefined ? row : { ...row, ClinicNum: patient.clinicId };
  }
}

/** The tables whose rows belong to a patient and to a clinic. */
const ofPatient: ReadonlySet<TableName> = new Set(
  [...tables].flatMap(([name, { columns }]) => {
    const names = new Set(columns.map((column) => column.name));
    return names.has("PatNum") && names.has("ClinicNum") ? [name] : [];
  }),
);
