/**
 * Designs (W1–W6): items while they are being made on screen. What is edited is the `ItemPackage` itself; publishing hands it to the catalogue.
 * Tables: designs.design (one open per item code), designs.revision (history, never changed).
 */
export { createDesign } from "./create-design.ts";
export { type DryRunPage, dryRun } from "./dry-run.ts";
export { exportPackage } from "./export-package.ts";
export { compareStates, type HistoryPage, history, restoreState, versions } from "./history.ts";
export { type ImportPackage, importPackage, readImport } from "./import-package.ts";
export { type ConfiguredPage, type DesignsPage, listConfigured, listDesigns } from "./list-designs.ts";
export { discardDesign, publishDesign } from "./publish-design.ts";
export { sandbox } from "./sandbox.ts";
export { type SaveDesign, saveDesign } from "./save-design.ts";
export { checkDesign, designView } from "./view-design.ts";
