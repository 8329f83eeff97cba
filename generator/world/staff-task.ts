import type { Role } from "./opening/hire.ts";

/** What somebody has promised about the staff. */
export type StaffTask =
  | { readonly kind: "staff leaves"; readonly userId: number }
  | { readonly kind: "staff joins"; readonly role: Role; readonly clinicId: number };
