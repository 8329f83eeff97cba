import { officeListRates } from "../../catalog/rates/office-lists.ts";
import { canadianNetworks, codeSystems, officeIdentifiers } from "../../catalog/setup/code-systems.ts";
import { drugConcept, mostDrugConcepts } from "../../catalog/setup/drug-concepts.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";

/** The version of the only code system that was imported. */
const importedSystem = "RXNORM";

/** `codesystem`, `oidinternal`, `canadiannetwork`, `rxnorm`: code systems that the program knows and can import. */
export function writeCodeSystems({ settings }: PracticeBook, out: RowWriter): void {
  for (const [name, identifier] of codeSystems) {
    const version = name === importedSystem ? "example" : "";
    out.write("codesystem", {
      CodeSystemName: name,
      VersionCur: version,
      VersionAvail: version,
      HL7OID: identifier,
      Note: "",
    });
  }
  for (const [type, root] of officeIdentifiers) out.write("oidinternal", { IDType: type, IDRoot: root });
  for (const [abbreviation, description] of canadianNetworks) {
    out.write("canadiannetwork", {
      Abbrev: abbreviation,
      Descript: description,
      CanadianTransactionPrefix: "",
    });
  }
  writeDrugConcepts(settings.patients, out);
}

/** A smaller office takes a smaller part of the catalogue, so that a small practice stays small. */
function writeDrugConcepts(patients: number, out: RowWriter): void {
  const count = Math.min(mostDrugConcepts, Math.round(patients * officeListRates.drugConceptsPerPatient));
  for (let place = 0; place < count; place++) {
    const { concept, description } = drugConcept(place);
    out.write("rxnorm", { RxCui: concept, MmslCode: "", Description: description });
  }
}
