import type { PerioEvent } from "../events/perio.ts";
import type { HandlersOf } from "../simulated-world.ts";

export const perioHandlers: HandlersOf<PerioEvent["kind"]> = {
  "gums charted": ({ perio }, { exam }) => {
    perio.exams.set(exam.id, exam);
    perio.patientExams.add(exam.patientId, exam.id);
  },
};
