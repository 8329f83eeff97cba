import { type Html, html } from "../../../foundation/html.ts";

/**
 * How a figure has changed, with an arrow for those who see it and in words for those who do not.
 *
 * @param size of the difference, as `4.2%`; all of its digits 0 is unchanged
 * @param than as `the year before`
 */
export function changeOn(than: string, difference: number, size: string): Html {
  const on = html`<span class="unseen"> on ${than}</span>`;
  if (!/[1-9]/.test(size)) return html`<span class="change">unchanged${on}</span>`;
  const [arrow, word] = difference < 0 ? ["▾", "down"] : ["▴", "up"];
  return html`<span class="change"><span aria-hidden="true">${arrow}</span> <span class="unseen">${word} </span>${size}${on}</span>`;
}
