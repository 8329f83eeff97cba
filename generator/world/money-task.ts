/** What the front desk, an insurer or a payer is going to do on a later day about money. */
export type MoneyTask =
  | { readonly kind: "send claim"; readonly claimId: number }
  | { readonly kind: "answer claim"; readonly claimId: number }
  /** A claim that came back or got lost is sent once more. */
  | { readonly kind: "resend claim"; readonly claimId: number; readonly note: string }
  | {
      readonly kind: "follow up claim";
      readonly claimId: number;
      readonly step: "called" | "information sent";
    }
  | { readonly kind: "request preauthorisation"; readonly procedureIds: readonly number[] }
  | { readonly kind: "answer preauthorisation"; readonly claimId: number }
  /** The insurer thinks again about a line that it denied for missing information. */
  | { readonly kind: "answer appeal"; readonly claimLineId: number }
  | { readonly kind: "pay statement"; readonly statementId: number }
  | { readonly kind: "return check"; readonly paymentId: number; readonly splitIds: readonly number[] }
  /** A collection agency has got a share of what was written off. */
  | {
      readonly kind: "agency recovers";
      readonly guarantorId: number;
      readonly adjustmentIds: readonly number[];
      readonly share: number;
    }
  | { readonly kind: "instalment due"; readonly planChargeId: number }
  | { readonly kind: "pay instalment"; readonly planId: number }
  /** A prepayment whose work has not been done may be wanted back. */
  | { readonly kind: "review prepayment"; readonly patientId: number };
