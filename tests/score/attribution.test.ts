import { expect, test } from "vitest";
import { Attribution, shownKeys } from "../../pipeline/score/attribution.ts";
import type { PlantedDefect } from "../../pipeline/score/planted-defects.ts";

const slip: PlantedDefect = {
  id: "slip-001",
  kind: "slip",
  edits: [
    {
      table: "procedurelog",
      key_column: "ProcNum",
      key: 7,
      action: "changed",
      column: "ProcFee",
      before: "80.00",
      after: "8000.00",
    },
  ],
  counterparts: [{ table: "procedurelog", key: 8 }],
  implicates: [{ table: "patient", key: 3 }],
};

const attribution = new Attribution([slip]);
const patient = (key: number) => ({ table: "patient", key });
const procedure = (key: number) => ({ table: "procedurelog", key });

test("a row about the spoiled row, or about its counterpart, points at the defect", () => {
  expect(attribution.judge([procedure(7), patient(3)])).toEqual({ kind: "defect", defects: [slip] });
  expect(attribution.judge([procedure(8)])).toEqual({ kind: "defect", defects: [slip] });
});

test("a row about another row that only mentions the spoiled one does not find it", () => {
  expect(attribution.judge([procedure(9), procedure(7)])).toEqual({ kind: "consequence" });
});

test("a row about what the spoiled row belongs to is a consequence, and so is a total", () => {
  expect(attribution.judge([patient(3)])).toEqual({ kind: "consequence" });
  expect(attribution.judge([])).toEqual({ kind: "consequence" });
});

test("a row that no defect explains is a false alarm, and in a clean practice each row is", () => {
  expect(attribution.judge([patient(4)])).toEqual({ kind: "false alarm", keys: [patient(4)] });
  expect(attribution.judge([{ table: "claim", key: 7 }]).kind).toBe("false alarm");
  expect(new Attribution([]).judge([]).kind).toBe("false alarm");
});

test("keys are read by the names of the columns, in their order, without empty ones", () => {
  const tableOf = (column: string) => ({ procedure_id: "procedurelog", patient_id: "patient" })[column];
  const result = {
    columns: ["amount", "procedure_id", "patient_id"],
    types: [],
    rows: [
      [1, 7, "3"],
      [2, null, 4],
    ],
  };
  expect(shownKeys(result, tableOf)).toEqual([[procedure(7), patient(3)], [patient(4)]]);
});
