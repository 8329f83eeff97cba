import type { Unmet } from "../contract.ts";

const enumerationsReadAsFlags = [
  "carrier.EraAutomationOverride",
  "carrier.NoSendElect",
  "carrier.OrthoInsPayConsolidate",
  "carrier.TrustedEtransFlags",
  "claim.EmployRelated",
  "claim.IsProsthesis",
  "codegroup.CodeGroupFixed",
  "commlog.SentOrReceived",
  "disease.FunctionStatus",
  "disease.ProbStatus",
  "histappointment.ApptSource",
  "histappointment.Priority",
  "patient.PreferContactConfidential",
  "patient.TxtMsgOk",
  "payment.PaymentSource",
  "payment.PaymentStatus",
  "payment.ProcessStatus",
  "procedurecode.BypassGlobalLock",
  "provider.IsErxEnabled",
  "recall.Priority",
  "sheet.ShowInTerminal",
  "sheetdef.BypassGlobalLock",
  "sheetfielddef.LayoutMode",
  "statement.LimitedCustomFamily",
  "statement.SmsSendStatus",
  "task.DateType",
  "taskhist.DateType",
  "tasklist.DateType",
];

/** Lines that data faithful to OpenDental cannot meet, also not by translation. */
export const unmet: readonly Unmet[] = [
  ...enumerationsReadAsFlags.map((id) => ({
    of: "column" as const,
    id,
    reason: "a list of codes in OpenDental, read as a flag: every code but 1 is false, and the code is kept",
  })),
  {
    of: "rule",
    id: "adjustment: insurance write-off",
    reason: "OpenDental books insurance write-offs on claimproc.WriteOff and not as adjustments",
  },
  {
    of: "rule",
    id: "paysplit: prepayments are taken out again",
    reason:
      "a prepayment itself is a positive split, and what takes it back negative ones: both are right in OpenDental",
  },
  {
    of: "rule",
    id: "recalltype.DefaultInterval",
    reason: "only 6, 12, 18 and 24 months can be read: 3 and 4 months read as 6, five years as 24 months",
  },
  {
    of: "rule",
    id: "claimproc.Status",
    reason:
      "benefit adjustments keep 3, which is read as a capitation claim: they have no amounts that count there",
  },
  {
    of: "rule",
    id: "commlog.Mode_",
    reason: "two readings contradict each other: 1 is e-mail or text, 5 only text; telephone and mail agree",
  },
  {
    of: "rule",
    id: "histappointment.HistApptAction",
    reason: "missed and cancelled have no code, and become modified",
  },
  {
    of: "rule",
    id: "treatplan.TPStatus",
    reason: "only 0 is read, as active: saved and inactive plans cannot be told from it",
  },
  {
    of: "rule",
    id: "patient.Position",
    reason: "OpenDental does not know house accounts, staff and VIPs: everybody is regular",
  },
  {
    of: "rule",
    id: "patient: balances",
    reason: "patients may die owing in OpenDental: they are inactive here, so that what they owe is counted",
  },
  {
    of: "topic",
    id: "definition: labels by category",
    reason:
      "labels are looked for in categories that mean something else in OpenDental: they stay blank, as in production",
  },
  {
    of: "topic",
    id: "source freshness",
    reason: "it is declared on _loaded_at, which raw tables do not have: ask raw.etl_load_status",
  },
];
