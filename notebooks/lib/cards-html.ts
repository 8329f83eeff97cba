import { escapeHtml } from "../../foundation/html.ts";

/** One figure, large, as a text that is already formatted. */
export interface Card {
  readonly title: string;
  readonly value: string;
  /** A remark below: what it is made of, or compared with. */
  readonly detail?: string;
}

/** Cards side by side, as many in a row as there is room for. Styles are inline, for viewers of notebooks. */
export function cardsHtml(cards: readonly Card[]): string {
  return `<div style="display:flex;flex-wrap:wrap;gap:12px">${cards.map(cardHtml).join("")}</div>`;
}

function cardHtml({ title, value, detail }: Card): string {
  const remark =
    detail === undefined ? "" : `<div style="opacity:.75;font-size:13px">${escapeHtml(detail)}</div>`;
  return [
    '<div style="flex:1 1 150px;border:1px solid rgba(127,138,150,.45);border-radius:8px;padding:10px 14px">',
    `<div style="font-size:13px;font-weight:600">${escapeHtml(title)}</div>`,
    `<div style="font-size:24px;font-weight:650;font-variant-numeric:tabular-nums;line-height:1.3">${escapeHtml(value)}</div>`,
    `${remark}</div>`,
  ].join("");
}
