/** Files people hand in and documents we make: kept outside the web root under their content hash. Tables: platform.file, platform.file_use. */
export { scanWithClamd } from "./clamd.ts";
export { FILE_KINDS, type FileKind, kindOfName, SHOWN_INLINE, safeFileName, USUAL_KINDS } from "./kinds.ts";
export type { FileFaultKind, FileReport } from "./reconcile.ts";
export {
  type FileFault,
  type FileStore,
  fileStore,
  MAX_FILE_BYTES,
  type PutOptions,
  type PutOutcome,
  type ScanFile,
  type StoredFile,
} from "./store.ts";
export { filesNamedIn, freeFiles, holdFiles } from "./uses.ts";
