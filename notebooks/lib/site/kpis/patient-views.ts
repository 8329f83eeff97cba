import { type Html, html } from "../../../../foundation/html.ts";
import { formatDate, formatMoney, formatMonth } from "../../format.ts";
import type { KpiData } from "./kpi-data.ts";
import type { KpiDetails } from "./kpi-details.ts";
import type { KpiFilter } from "./kpi-filter.ts";
import { dayDate, firstListed, type ListedPatient, type PatientList } from "./kpi-lists.ts";
import { describeFilter, formatExact } from "./kpi-views.ts";
import { patientAddress } from "./list-address.ts";
import type { AccountDay, AccountEntry, PatientAccount } from "./patient-account.ts";

/** Rows shown until more are asked for. */
export const shownAtFirst = 50;

/** The patients behind a figure, each with the reason; the last row is the figure itself. */
export function patientList(details: KpiDetails, list: PatientList, shown: number): Html {
  const rows = list.patients.slice(0, shown).map((patient) => listRow(details, list, patient));
  const left = list.patients.length - shown;
  const more =
    left > 0
      ? html`<p class="more"><button type="button" class="button" data-more>Show the other ${left} patients</button></p>`
      : undefined;
  const amount = list.measure.unit === "money" ? "Amount" : "Count";
  return html`<div class="scroll boxed" role="region" aria-label="Patients" tabindex="0">
<table class="figures patients">
<caption class="unseen">${list.measure.title}: the patients behind it</caption>
<thead><tr><th scope="col">Patient</th><th scope="col" class="why">Why</th><th scope="col">${amount}</th></tr></thead>
<tbody>${rows}</tbody>
<tfoot><tr class="total"><th scope="row">${list.patients.length} ${list.patients.length === 1 ? "patient" : "patients"}</th><td class="why">together, as on the KPI page</td><td data-total>${formatExact(list.total, list.measure)}</td></tr></tfoot>
</table>
</div>
${more}`;
}

function listRow(details: KpiDetails, { measure }: PatientList, patient: ListedPatient): Html {
  const id = details.patients.id[patient.patient] ?? 0;
  return html`<tr><th scope="row"><a href="${patientAddress(id)}">${details.patients.name[patient.patient]}</a></th><td class="why">${reasons(details, patient)}</td><td>${formatExact(patient.amount, measure)}</td></tr>`;
}

/** The newest events in words, and how many more there are. */
function reasons(details: KpiDetails, { events }: ListedPatient): Html {
  const shown = events.slice(-3).toReversed();
  const lines = shown.map(
    ({ day, text }) => html`<li><time>${formatDate(dayDate(details, day))}</time> ${text}</li>`,
  );
  const left = events.length - shown.length;
  return html`<ul>${lines}${left > 0 ? html`<li>and ${left} more before</li>` : undefined}</ul>`;
}

/** Why there may be no list behind a figure. */
export function withoutList(data: KpiData): string {
  const first = firstListed(data);
  if (first === undefined) return "The patients of a practice as large as this are not listed.";
  const some =
    "There is no list of patients behind this figure: not for every figure, nor for what is kept by family when providers are chosen";
  return data.listedFrom === 0 ? `${some}.` : `${some}, nor for months before ${formatMonth(first)}.`;
}

export function listHeading(data: KpiData, filter: KpiFilter, list: PatientList): Html {
  return html`<h1>${list.measure.title}</h1>
<p class="lead">The patients behind the figure of ${describeFilter(data, filter)}. ${list.measure.meaning}</p>`;
}

/** A patient's page: who it is, and what happened on the account, the oldest first. */
export function patientPage(data: KpiData, details: KpiDetails, account: PatientAccount): Html {
  const isFromStart = data.listedFrom === 0;
  return html`<h1>${account.name}</h1>
<p class="lead">${introduction(account)}</p>
<dl class="facts">
${fact("Account", `${formatMoney(account.balance / 100)} on ${data.asOf}`)}
${fact("Insurance", account.carrier === "" ? "none" : account.carrier)}
${fact("In the care of", account.provider ?? "nobody in particular")}
<div><dt>Family</dt><dd>${familyLinks(account)}</dd></div>
</dl>
<div class="boxed scroll" role="region" aria-label="Account, day by day" tabindex="0">
<table class="figures account">
<caption class="unseen">What happened, day by day; US dollars</caption>
<thead><tr><th scope="col">Day</th><th scope="col" class="why">What happened</th><th scope="col">Charge or credit</th><th scope="col">Balance</th></tr></thead>
${isFromStart ? undefined : openingRow(details, account)}${account.days.map(dayRows)}
</table>
</div>
<p class="note">Told from the facts of the warehouse. <code>bitewing story --on duckdb:… --patient ${account.id}</code> tells the whole story from OpenDental's tables, with the calls, charts and letters.</p>`;
}

function introduction({ id, status, born, firstVisit }: PatientAccount): string {
  const birth = born === undefined ? "" : `, born ${born}`;
  const visit = firstVisit === undefined ? "no visit yet" : `first treated ${firstVisit}`;
  return `Patient ${id}${birth}, ${status}; ${visit}.`;
}

const fact = (name: string, value: string): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

function familyLinks({ family, id }: PatientAccount): Html {
  if (family.length <= 1) return html`nobody else`;
  const members = family.map((member, index) => {
    const comma = index === 0 ? "" : ", ";
    const name =
      member.id === id
        ? html`${member.name}`
        : html`<a href="${patientAddress(member.id)}">${member.name}</a>`;
    return html`${comma}${name}${member.isGuarantor ? " (guarantor)" : ""}`;
  });
  return html`${members}`;
}

function openingRow(details: KpiDetails, { openingBalance }: PatientAccount): Html {
  return html`<tbody><tr><th scope="row">${details.firstDay}</th><td class="why">Brought forward from before</td><td></td><td>${formatMoney(openingBalance / 100)}</td></tr></tbody>`;
}

function dayRows({ day, entries, balance }: AccountDay): Html {
  const movesMoney = entries.some(({ cents }) => cents !== undefined && cents !== 0);
  const rows = entries.map((entry, index) => {
    const isLast = index === entries.length - 1;
    const head = index === 0 ? html`<th scope="rowgroup" rowspan="${entries.length}">${day}</th>` : undefined;
    const end = isLast && movesMoney ? formatMoney(balance / 100) : "";
    return html`<tr class="${entry.kind}">${head}<td class="why">${entryText(entry)}</td><td>${entry.cents === undefined ? "" : formatMoney(entry.cents / 100)}</td><td>${end}</td></tr>`;
  });
  return html`<tbody>${rows}</tbody>`;
}

function entryText({ text, provider, kind }: AccountEntry): Html {
  const by =
    provider === undefined || (kind !== "appointment" && kind !== "broken")
      ? undefined
      : html`<small>${provider}</small>`;
  return html`${text.slice(0, 1).toUpperCase()}${text.slice(1)}${by}`;
}
