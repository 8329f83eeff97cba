/**
 * Which COPY a table is best loaded with, by its columns' declared types: binary, which costs PostgreSQL a third less,
 * unless one can hold a text of more than 64 KB, which could not be converted on its way.
 */
export function copyFormatFor(
  columns: readonly { readonly declaredType: string }[],
): "copy-text" | "copy-binary" {
  const hasLongTexts = columns.some(({ declaredType }) => /^(mediumtext|longtext|json)/i.test(declaredType));
  return hasLongTexts ? "copy-text" : "copy-binary";
}
