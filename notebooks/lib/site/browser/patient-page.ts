import { html } from "../../../../foundation/html.ts";
import { patientAccount } from "../kpis/patient-account.ts";
import { patientPage } from "../kpis/patient-views.ts";

/** Shows the patient whose PatNum the address names. */
export function showPatient(page: HTMLElement): void {
  const show = (): void => {
    const id = Number(location.hash.slice(1));
    if (Number.isNaN(id)) return;
    const account = patientAccount(kpiData, kpiDetails, id);
    const back = html`<p class="back"><a href="index.html">To the KPIs</a></p>`;
    page.innerHTML =
      account === undefined
        ? html`${back}<h1>No such patient</h1><p class="lead">This site holds nothing of a patient ${String(id)}.</p>`
            .markup
        : html`${back}${patientPage(kpiData, kpiDetails, account)}`.markup;
    document.title = `${account?.name ?? "Patient"} – bitewing`;
  };
  addEventListener("hashchange", show);
  show();
}
