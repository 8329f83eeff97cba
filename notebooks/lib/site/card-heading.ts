import { type Html, html } from "../../../foundation/html.ts";

/** Where cards stand. */
export interface CardsPlace {
  /** Path from the page to the site's root. */
  readonly root: string;
  /** Of the cards' headings: one below the heading above them. */
  readonly level: 2 | 3;
}

export function cardHeading(level: CardsPlace["level"], title: string): Html {
  return level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`;
}
