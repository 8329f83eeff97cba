/** Stands in for linkedom where there is a page: what is drawn there is drawn into the page's own document. */
export function parseHTML(): { readonly document: Document } {
  return { document };
}
