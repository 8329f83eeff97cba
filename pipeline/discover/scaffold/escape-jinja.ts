/** Text in which a template sees nothing to fill in, however the database names its columns. */
export function escapeJinja(text: string): string {
  return text.replace(/\{[{%#]/g, (opening) => `{{ '${opening}' }}`);
}

/** The same for descriptions, which are read by people. */
export function withoutJinja(text: string): string {
  return text.replace(/\{(?=[{%#])/g, "{ ");
}
