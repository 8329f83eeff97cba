/** What the page shows of a practice that was measured against published figures: the report's JSON, as far as it is read. */
export interface FidelityPageData {
  readonly practice: {
    readonly patients: number;
    readonly years: number;
    readonly seed: number;
    readonly scenario: string;
    readonly opened: string;
    readonly asOf: string;
  };
  readonly gates: { readonly within: number; readonly outside: number; readonly notMeasured: number };
  readonly subjects: readonly { readonly subject: string; readonly findings: readonly PageFinding[] }[];
  readonly distributions: readonly PageDistribution[];
  readonly unmeasured: readonly {
    readonly name: string;
    readonly source: string;
    readonly why: string;
  }[];
}

/** Figures in the finding's unit. */
export interface PageFinding {
  readonly id: string;
  readonly name: string;
  readonly population: string;
  readonly unit: string;
  readonly low: number;
  readonly target: number;
  readonly high: number;
  readonly confidence: string;
  readonly source: string;
  readonly use: "gate" | "information";
  readonly why: string;
  readonly observed: number | null;
  readonly sampleSize: number;
  readonly accepted: { readonly from: number; readonly to: number };
  readonly verdict: "within" | "outside" | "not measured";
}

export interface PageDistribution {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly series: readonly {
    readonly name: string;
    readonly bars: readonly { readonly label: string; readonly value: number }[];
  }[];
}
