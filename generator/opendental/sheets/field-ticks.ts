import { shareOfYes } from "../../catalog/sheets/answers.ts";
import type { FieldValue } from "./field-values.ts";

/** Which box of a question is ticked: the option's word; empty when none. */
const ownTicks: ReadonlyMap<string, FieldValue> = new Map(
  Object.entries<FieldValue>({
    Gender: ({ patient }) => (patient.gender === "male" ? "Male" : "Female"),
    Position: ({ patient }) => capitalized(patient.position),
    addressAndHmPhoneIsSameEntireFamily: ({ patient, guarantor }) =>
      patient.address === guarantor.address ? "Y" : "N",
    PreferConfirmMethod: ({ patient }) => (patient.mobilePhone === "" ? "HmPhone" : "TextMessage"),
    PreferContactMethod: ({ patient }) => (patient.mobilePhone === "" ? "HmPhone" : "TextMessage"),
    PreferRecallMethod: ({ patient: { email, mobilePhone } }) => {
      if (email !== "") return "Email";
      return mobilePhone === "" ? "HmPhone" : "TextMessage";
    },
    StudentStatus: ({ patient }) => (patient.position === "child" ? "Fulltime" : "Nonstudent"),
    "misc:Do you smoke or use tobacco?": ({ health }) => yesIf(health.problems.has("Smoker")),
    "misc:Do you need antibiotics before treatment?": ({ health }) =>
      yesIf(health.problems.has("Artificial heart valve") || health.problems.has("Joint replacement")),
    "misc:Are you pregnant?": ({ patient }) => (patient.gender === "male" ? "" : "N"),
  }),
);

/**
 * The rule for a question.
 *
 * @param question the name of its boxes, or `misc:` and the name of their group
 */
export function tickOf(question: string): FieldValue {
  const own = ownTicks.get(question);
  if (own !== undefined) return own;
  const [kind = "", name = ""] = splitOnce(question, ":");
  if (kind === "allergy") return ({ health }) => yesIf(includes(health.allergies, name));
  if (kind === "problem") return ({ health }) => yesIf(includes(health.problems, name));
  const share = shareOfYes[name] ?? 0.5;
  return ({ chance }) => yesIf(chance(name, share));
}

const yesIf = (condition: boolean): string => (condition ? "Y" : "N");

const includes = (set: ReadonlySet<string>, name: string): boolean => set.has(name);

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function splitOnce(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}
