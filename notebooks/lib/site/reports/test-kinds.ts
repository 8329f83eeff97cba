/** What each kind of data test in the project protects, for a reader. Kinds that are not told here show their name alone. */
export const protectedBy: Readonly<Record<string, string>> = {
  not_null: "A value that must be there is there.",
  accepted_range: "A number or a date lies within what is possible: no negative minutes, no payment of 1900.",
  relationships: "A foreign key names a row that exists: no split without its payment.",
  unique: "The grain: one row for each key, so that no join counts money twice.",
  accepted_values: "A code is one that OpenDental knows; a new one is seen and not dropped.",
  expression_is_true:
    "Columns of one row agree: net production is gross production plus adjustments minus write-offs.",
  unique_combination_of_columns: "The grain where the key has several columns: one row a provider and month.",
  not_in_future: "Nothing is recorded after the practice's today.",
  cents: "Money has no fraction of a cent.",
  valid_tooth_number: "A tooth is one that people have.",
  telephone_number: "A telephone number has no letters.",
  valid_surfaces: "A surface is one that a tooth has.",
  not_misread: "Text was read in its own character set.",
};
