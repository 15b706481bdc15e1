/**
 * Files people hand in and documents we make: kept outside the web root under their content hash, and uploads that come in parts beside them.
 * Tables: platform.file, platform.file_use, platform.open_upload.
 */
export { scanWithClamd } from "./clamd.ts";
export { FILE_KINDS, type FileKind, kindOfName, SHOWN_INLINE, safeFileName, USUAL_KINDS } from "./kinds.ts";
export { type OpenUpload, type OpenUploads, openUploads } from "./open-uploads.ts";
export type { FileFaultKind, FileReport } from "./reconcile.ts";
export type { PartsReport } from "./reconcile-parts.ts";
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
