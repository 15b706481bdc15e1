import type { FastifyInstance } from "fastify";
import { serveResumableUploads } from "../../../platform/http/index.ts";
import type { Portal } from "../portal.ts";
import { caseOwner, draftOwner, type UploadOwner } from "./owners.ts";

/** Where the pages' script sends files in parts: beside an application that is being written, and beside a case that lacks something. */
const DOORS: readonly { path: string; owner: UploadOwner }[] = [
  { path: "/services/items/:code/apply/uploads", owner: draftOwner },
  { path: "/services/track/uploads", owner: caseOwner },
];

export function serveUploads(app: FastifyInstance, portal: Portal): void {
  for (const { path, owner } of DOORS) {
    serveResumableUploads(app, {
      path,
      uploads: portal.doors.uploads,
      owner: (request) => owner(portal, request),
      // Nobody signs in here, so the address is all there is to count by.
      fromAddress: async ({ ip }) => ({ mayBegin: await portal.doors.mayUpload(ip), origin: ip }),
    });
  }
}
