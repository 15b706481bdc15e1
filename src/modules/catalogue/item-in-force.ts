import type { CompiledProcess, Drawing } from "../../core/process/index.ts";
import type { ItemPackage } from "./shared.ts";

/** One immutable version of an item, ready for use. Shared between requests: nobody changes it. */
export interface ItemInForce {
  code: string;
  versionId: string;
  version: number;
  publishedAt: Date;
  package: ItemPackage;
  process: CompiledProcess;
  drawing: Drawing;
}
