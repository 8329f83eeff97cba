import { emptyDay, type Moment } from "../../../foundation/calendar.ts";
import { allergenNumber, allergens, otherAllergens } from "../../catalog/allergens.ts";
import { conditionNumber, conditions, otherConditions } from "../../catalog/conditions.ts";
import {
  listedStrengths,
  medicationNumber,
  medications,
  otherMedications,
} from "../../catalog/medications.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Allergy, MedicationUse, Problem } from "../../world/records.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

const { FunctionalStatus, ProblemStatus, SnomedAllergy } = enumerations;

const allergyKinds = {
  drug: SnomedAllergy.DrugAllergy,
  substance: SnomedAllergy.AllergyToSubstance,
  food: SnomedAllergy.FoodAllergy,
} as const;

/** `allergydef`, `diseasedef`, `medication`: what the office chooses from when it asks about health. */
export function writeMedicalSetup({ setUp }: PracticeBook, out: RowWriter): void {
  for (const { name, kind } of [...allergens, ...otherAllergens]) {
    out.write("allergydef", {
      Description: name,
      DateTStamp: setUp,
      SnomedType: allergyKinds[kind],
      UniiCode: "",
    });
  }
  for (const [order, { name, icd10 }] of [...conditions, ...otherConditions].entries()) {
    out.write("diseasedef", {
      DiseaseName: name,
      ItemOrder: order,
      DateTStamp: setUp,
      ICD9Code: "",
      SnomedCode: "",
      Icd10Code: icd10,
    });
  }
  writeMedications(setUp, out);
}

/** A strength is an entry of its own that names the drug as its generic. */
function writeMedications(setUp: Moment, out: RowWriter): void {
  const drugs: readonly string[] = [...medications, ...otherMedications];
  const numbers = new Map(drugs.map((name, index) => [name, index + 1]));
  const columns = { Notes: "", DateTStamp: setUp };
  for (const [name, number] of numbers) {
    out.write("medication", { MedicationNum: number, MedName: name, GenericNum: number, ...columns });
  }
  for (const [drug, ...strengths] of listedStrengths) {
    for (const milligrams of strengths) {
      out.write("medication", {
        MedName: `${drug} ${milligrams} mg`,
        GenericNum: numbers.get(drug) ?? 0,
        ...columns,
      });
    }
  }
}

/** `allergy`, `disease`, `medicationpat`: what patients told the office about their health. */
export function writeMedicalHistory({ world }: PracticeBook, out: RowWriter): void {
  const { allergies, problems, medications: taken } = world.records;
  for (const allergy of allergies.values()) writeAllergy(allergy, out);
  for (const problem of problems.values()) writeProblem(problem, out);
  for (const use of taken.values()) writeMedicationUse(use, out);
}

export function writeAllergy({ id, patientId, allergen, reaction, noted }: Allergy, out: RowWriter): void {
  out.write("allergy", {
    AllergyNum: id,
    AllergyDefNum: allergenNumber(allergen),
    PatNum: patientId,
    Reaction: reaction,
    StatusIsActive: 1,
    DateTStamp: noted,
    SnomedReaction: "",
  });
}

export function writeProblem(problem: Problem, out: RowWriter): void {
  const { id, patientId, condition, isActive, started, stopped, edited } = problem;
  out.write("disease", {
    DiseaseNum: id,
    PatNum: patientId,
    DiseaseDefNum: conditionNumber(condition),
    PatNote: "",
    DateTStamp: edited,
    ProbStatus: isActive ? ProblemStatus.Active : ProblemStatus.Resolved,
    DateStart: started ?? emptyDay,
    DateStop: stopped ?? emptyDay,
    SnomedProblemType: "",
    FunctionStatus: FunctionalStatus.Problem,
  });
}

export function writeMedicationUse(use: MedicationUse, out: RowWriter): void {
  const { id, patientId, drug, started, stopped, edited } = use;
  out.write("medicationpat", {
    MedicationPatNum: id,
    PatNum: patientId,
    MedicationNum: medicationNumber(drug),
    PatNote: "",
    DateTStamp: edited,
    DateStart: started ?? emptyDay,
    DateStop: stopped ?? emptyDay,
    MedDescript: "",
    ErxGuid: "",
    IsCpoe: flagOf(false),
  });
}
