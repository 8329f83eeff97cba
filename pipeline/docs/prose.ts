import { escapeHtml, type Html, html, trusted } from "../../foundation/html.ts";

/** The first sentence of a description: of a model, its grain. */
export function firstSentence(description: string): string {
  return splitDescription(description).first;
}

/** The first sentence on one line, and what follows it as it stands. */
export function splitDescription(description: string): { readonly first: string; readonly rest: string } {
  const text = description.trim();
  const [paragraph = ""] = text.split(/\n\s*\n/, 1);
  const sentence = /^[^]*?[.!?](?=\s|$)/.exec(paragraph)?.[0] ?? paragraph;
  return { first: sentence.replace(/\s+/g, " "), rest: text.slice(sentence.length).trim() };
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
