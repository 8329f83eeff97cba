import { escapeHtml, type Html, html, trusted } from "../../foundation/html.ts";

/** The first sentence of a description: of a model, its grain. */
export function firstSentence(description: string): string {
  const text = description.replace(/\s+/g, " ").trim();
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}

/** A description as HTML: paragraphs, and `code` between backticks; everything else is text. */
export function prose(description: string): Html {
  const paragraphs = description.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
  return html`${paragraphs.map((paragraph) => html`<p>${inline(paragraph.trim())}</p>`)}`;
}

/** One paragraph without the element around it. */
export function inline(text: string): Html {
  return trusted(escapeHtml(text).replace(/`([^`\n]+)`/g, "<code>$1</code>"));
}
