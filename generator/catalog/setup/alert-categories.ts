import { enumerations } from "../../opendental/schema/enumerations.ts";

type AlertType = keyof typeof enumerations.AlertType;

/** A bundle of alerts that a user can subscribe to. */
export interface AlertCategory {
  readonly internalName: string;
  readonly description: string;
  /** Kept by the vendor; an office copies it to change it. */
  readonly isVendors: boolean;
  readonly types: readonly AlertType[];
}

const everyType = Object.keys(enumerations.AlertType) as AlertType[]; // its own keys
const eServices = everyType.filter((name) =>
  /^(EConnector|Econnector|WebSched|MultipleEConnectors)/.test(name),
);
const texting: readonly AlertType[] = ["NumberBarredFromTexting", "SMSThread", "TenDlc"];

/** AlertCategoryNum is the place in this list, from 1. The first two are how OpenDental comes. */
export const alertCategories: readonly AlertCategory[] = [
  { internalName: "OdAllTypes", description: "All alerts", isVendors: true, types: everyType },
  { internalName: "eServices", description: "eServices", isVendors: true, types: eServices },
  {
    internalName: "WebMail",
    description: "Web mail",
    isVendors: true,
    types: ["WebMailReceived", "EmailSecure"],
  },
  { internalName: "", description: "Texting", isVendors: false, types: texting },
  {
    internalName: "",
    description: "Front desk",
    isVendors: false,
    types: ["PatientArrival", "WebFormsReady", "OnlinePaymentsPending", "CallbackRequested"],
  },
  {
    internalName: "",
    description: "Administrator",
    isVendors: false,
    types: ["SupplementalBackups", "OpenDentalServiceDown", "Update", "ReplicationMonitor"],
  },
];
