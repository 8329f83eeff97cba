import { describe, expect, it } from "vitest";
import { existing } from "../../generator/world/existing.ts";
import { practices } from "./practices.ts";

describe.each(practices)("the documents of practice $settings.seed", ({ world, events }) => {
  const documents = [...world.records.documents.values()];

  it("fill every folder but statements and tooth charts, some a patient", () => {
    expect(new Set(documents.map(({ category }) => category))).toEqual(
      new Set([
        "Radiographs",
        "Patient Pictures",
        "Insurance Cards",
        "Letters",
        "Consents",
        "Treatment Plans",
        "Explanations of Benefits",
      ]),
    );
    const each = documents.length / world.patients.size;
    expect(each).toBeGreaterThan(1.5);
    expect(each).toBeLessThan(8);
  });

  it("belong to patients who had joined", () => {
    const early = documents.filter(
      ({ patientId, at }) => at < existing(world.patients, patientId, "patient").joined,
    );
    expect(early).toEqual([]);
  });

  it("hold a letter and a contact for each patient sent to a specialist", () => {
    const sent = events.filter(
      (event) => event.kind === "patient referred" && event.attachment.direction === "to",
    );
    const letters = documents.filter(({ category }) => category === "Letters");
    const contacts = [...world.contacts.values()].filter(({ note }) => note.startsWith("Refer"));
    expect(sent.length).toBeGreaterThan(0);
    expect([letters.length, contacts.length]).toEqual([sent.length, sent.length]);
  });
});
