import type { enumerations } from "../../opendental/schema/enumerations.ts";

/** A code system that OpenDental can import: its name and its HL7 object identifier, which are public. */
export const codeSystems: readonly (readonly [string, string])[] = [
  ["AdministrativeSex", "2.16.840.1.113883.18.2"],
  ["CDCREC", "2.16.840.1.113883.6.238"],
  ["CDT", "2.16.840.1.113883.6.13"],
  ["CPT", "2.16.840.1.113883.6.12"],
  ["CVX", "2.16.840.1.113883.12.292"],
  ["HCPCS", "2.16.840.1.113883.6.285"],
  ["ICD10CM", "2.16.840.1.113883.6.90"],
  ["ICD9CM", "2.16.840.1.113883.6.103"],
  ["LOINC", "2.16.840.1.113883.6.1"],
  ["RXNORM", "2.16.840.1.113883.6.88"],
  ["SNOMEDCT", "2.16.840.1.113883.6.96"],
  ["SOP", "2.16.840.1.113883.3.221.5"],
  ["UCUM", "2.16.840.1.113883.6.8"],
];

/** The office's own object identifiers lie under 2.999, the arc that is set apart for examples. */
const officeRoot = "2.999.5550100";

/** The identifier under which the office numbers each kind of thing. */
export const officeIdentifiers: readonly (readonly [keyof typeof enumerations.IdentifierType, string])[] = [
  ["Root", officeRoot],
  ["LabOrder", `${officeRoot}.1`],
  ["Patient", `${officeRoot}.2`],
  ["Provider", `${officeRoot}.3`],
  ["CqmItem", `${officeRoot}.4`],
  ["Problem", `${officeRoot}.5`],
  ["Appointment", `${officeRoot}.6`],
  ["InsPlan", `${officeRoot}.7`],
  ["Procedure", `${officeRoot}.8`],
];

/**
 * The networks of Canadian claims, which OpenDental brings along everywhere: abbreviation and name, both invented. An
 * office in the United States never uses them.
 */
export const canadianNetworks: readonly (readonly [string, string])[] = [
  ["ACN", "Aspen Claims Network"],
  ["BDX", "Boreal Dental Exchange"],
  ["CMX", "Capital Maple Exchange"],
  ["DLN", "Driftwood Link"],
  ["FTN", "Fundy Transfer Network"],
  ["HBX", "Hudson Benefit Exchange"],
  ["LKN", "Lakehead Network"],
  ["PRX", "Prairie Exchange"],
  ["SLN", "Saint Lawrence Link"],
  ["YKN", "Yukon Network"],
];
