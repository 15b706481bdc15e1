/**
 * The catalogue (七(四)1–2): items, their immutable versions, the directory, the nodes of disclosure. Above identity, below matters and cases.
 * Tables: catalogue.item, item_version (never changed), item_serial, disclosure_node. Live channel out and in: `catalogue` (something was published).
 */
export { catalogueSectors } from "./catalogue-sectors.ts";
export { directory } from "./directory.ts";
export { canonicalJson } from "./domain/canonical.ts";
export { isItemCode } from "./domain/item-code.ts";
export { stepRights } from "./domain/step-rights.ts";
export { meaning } from "./everyday-names.ts";
export { findBasicItem } from "./find-basic-item.ts";
export { findItem } from "./find-item.ts";
export { findItemAt } from "./find-item-at.ts";
export { type CatalogueImport, type CatalogueImported, importCatalogue } from "./import-catalogue.ts";
export type { ItemInForce } from "./item-in-force.ts";
export { itemOnShow } from "./item-on-show.ts";
export { itemVersion } from "./item-version.ts";
export { itemsTakenAt } from "./items-taken-at.ts";
export { listDisclosureNodes } from "./list-disclosure-nodes.ts";
export { type ItemPage, listItems } from "./list-items.ts";
export { itemVersionNumbered, listVersions } from "./list-versions.ts";
export { mintItemCode } from "./mint-item-code.ts";
export { type Inspection, inspectPackage } from "./prepare-package.ts";
export { type PublishOutcome, type PublishRefusal, publishItem } from "./publish-item.ts";
export { type RetireOutcome, retireItem } from "./retire-item.ts";
export { seedCatalogue } from "./seed-catalogue.ts";
export { type TemplateChoice, templatePackage } from "./template-package.ts";
