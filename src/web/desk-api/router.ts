import { auditRouter } from "./audit.ts";
import { casesRouter } from "./cases.ts";
import { consultationsRouter } from "./consultations.ts";
import { designsRouter } from "./designs.ts";
import { documentsRouter } from "./documents.ts";
import { handoversRouter } from "./handovers.ts";
import { identityRouter } from "./identity.ts";
import { intakeRouter } from "./intake.ts";
import { licencesRouter } from "./licences.ts";
import { noticesRouter } from "./notices.ts";
import { queueRouter } from "./queue.ts";
import { searchRouter } from "./search.ts";
import { sessionRouter } from "./session.ts";
import { supervisionRouter } from "./supervision.ts";
import { router } from "./trpc.ts";

export const deskRouter = router({
  session: sessionRouter,
  search: searchRouter,
  notices: noticesRouter,
  cases: casesRouter,
  consultations: consultationsRouter,
  intake: intakeRouter,
  queue: queueRouter,
  handovers: handoversRouter,
  licences: licencesRouter,
  supervision: supervisionRouter,
  designs: designsRouter,
  documents: documentsRouter,
  identity: identityRouter,
  audit: auditRouter,
});
export type DeskRouter = typeof deskRouter;
