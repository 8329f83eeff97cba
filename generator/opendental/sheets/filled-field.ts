import { hash } from "node:crypto";
import { dayOfMoment } from "../../../foundation/calendar.ts";
import { answers } from "../../catalog/sheets/answers.ts";
import type { TemplateField } from "../../catalog/sheets/template.ts";
import { slashedDay } from "../encodings.ts";
import { tickOf } from "./field-ticks.ts";
import { type FieldValue, fieldValues } from "./field-values.ts";

/** How a field of a template is filled in; decided once for each field, as there are many sheets. */
export function fillerOf(field: TemplateField): FieldValue {
  switch (field.kind) {
    case "StaticText":
      return printed(field.text);
    case "CheckBox":
      return ticked(field);
    case "SigBox":
      return signature;
    case "InputField":
    case "OutputText":
      return fieldValues.get(field.name) ?? answered(field.name);
    default:
      return empty;
  }
}

const empty: FieldValue = () => "";

function printed(text: string): FieldValue {
  if (!text.includes("[")) return () => text;
  return ({ book, patient, occasion }) =>
    text
      .replace("[nameFL]", `${patient.firstName} ${patient.lastName}`)
      .replace("[practiceTitle]", book.world.practice.title)
      .replace("[dateToday]", slashedDay(dayOfMoment(occasion.at)));
}

function ticked({ name, group, option }: TemplateField): FieldValue {
  const tick = tickOf(group === "" ? name : `${name}:${group}`);
  return (facts) => (tick(facts) === option ? "X" : "");
}

function answered(name: string): FieldValue {
  if (name.startsWith("initials")) {
    return ({ patient }) => `${patient.firstName.charAt(0)}${patient.lastName.charAt(0)}`;
  }
  const list = answers[name];
  return list === undefined ? empty : ({ pick }) => pick(name, list);
}

/** Not a picture of a signature, but as long as a short one: a 0 for "drawn on the screen" and a digest. */
const signature: FieldValue = ({ patient, occasion }) =>
  `0${hash("md5", `${patient.id} ${occasion.at} ${occasion.template.name}`)}`;
