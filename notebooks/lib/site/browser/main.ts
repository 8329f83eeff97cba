import { showKpis } from "./kpi-page.ts";
import { partOf } from "./page-data.ts";
import { showPatient } from "./patient-page.ts";
import { showPatients } from "./patients-page.ts";

const pages: Readonly<Record<string, (page: HTMLElement) => void>> = {
  kpis: showKpis,
  patients: showPatients,
  patient: showPatient,
};

const page = partOf("[data-page]");
pages[page.dataset["page"] ?? ""]?.(page);
