import type { Procedure, VisitReason } from "../../world/treatment.ts";
import type { Need } from "./chart.ts";

/** Work for one visit. */
export interface Course {
  readonly reason: VisitReason;
  readonly minutes: number;
  readonly needs: readonly Need[];
}

/** Courses that are accepted or declined together, for example both visits of a deep cleaning, in their order. */
export interface Case {
  readonly courses: readonly Course[];
  /** Chance that a patient with insurance accepts. */
  readonly acceptance: number;
  /** The kind of specialist that is to do it; undefined when it is done here. */
  readonly referredTo?: string;
}

export const course = (reason: VisitReason, minutes: number, needs: readonly Need[]): Course => ({
  reason,
  minutes,
  needs,
});

/** The reason of a visit for a planned procedure. */
export function reasonFor(code: string): VisitReason {
  if (code.startsWith("D43")) return "deep cleaning";
  // Crowns, what they are built up on, veneers, and the units of a bridge.
  if (/^D27[45]|^D29[56]|^D62|^D67/.test(code)) return "crown prep";
  if (code.startsWith("D33")) return "root canal";
  if (code.startsWith("D7")) return "extraction";
  if (/^D[568]|^D9944/.test(code)) return "prosthodontics";
  return "restorative";
}

/** The order of work on one tooth: out, or root canal, then crown; a gap's implant, then what stands on it. */
export function stageOf(code: string): number {
  if (code.startsWith("D7")) return 1;
  if (code.startsWith("D33")) return 2;
  if (/^D27[45]|^D29[56]|^D67|^D62/.test(code)) return 3;
  if (code === "D6010") return 4;
  return code.startsWith("D60") ? 5 : 0;
}

/** Days that a tooth heals before its next stage, from and to. Facts section 3, L. */
export const healing: Readonly<Record<number, readonly [number, number]>> = {
  2: [3, 14],
  3: [14, 42],
  4: [90, 130],
  5: [105, 170],
};

/** Whether other planned work on the same tooth must come first. */
export function mustWait({ id, code, tooth }: Procedure, chart: readonly Procedure[]): boolean {
  const stage = stageOf(code);
  return (
    stage > 0 &&
    chart.some(
      (other) =>
        other.status === "planned" &&
        other.tooth === tooth &&
        other.id !== id &&
        stageOf(other.code) > 0 &&
        stageOf(other.code) < stage,
    )
  );
}

/** Diagnosed work that no visit holds. */
export const isOpenTreatment = ({ status, priority, appointmentId }: Procedure): boolean =>
  status === "planned" && priority !== "none" && appointmentId === 0;
