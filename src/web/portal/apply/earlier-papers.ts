import type { MaterialFile, ReusablePaper } from "../../../modules/cases/shared.ts";
import { one } from "../portal.ts";
import { toApplicant } from "./applicant-form.ts";
import { askedOf, type Given } from "./journey.ts";
import type { Posted } from "./read-post.ts";
import type { Visit } from "./send-step.tsx";

/** Where the field of the code stands; what is wrong with it is told there. */
export const EARLIER_FIELD = "earlier";

/** What the page of the materials says of papers given before: nothing, that a code can be sent, that it was, or what there is. */
export type Earlier =
  | { state: "none" }
  | { state: "ask" | "code"; phone: string }
  | { state: "papers"; papers: readonly ReusablePaper[]; chosen: (paper: ReusablePaper) => boolean };

/** Number and phone as they stand in the draft, with what proves it. */
function ownerIn({ found }: Pick<Visit, "found">, given: Given, token: string) {
  const { number, phone } = toApplicant(given.applicant, found.package.objects);
  return { token, number: number.trim().toUpperCase(), phone: phone.trim() };
}

export async function earlierOf(at: Visit, given: Given, token: string | null): Promise<Earlier> {
  const { portal, found } = at;
  if (token === null || !askedOf(found.package, given).some(({ reuse }) => reuse)) return { state: "none" };
  const owner = ownerIn(at, given, token);
  if (!portal.doors.mayProvePhone(owner)) return { state: "none" };
  const consent = given.earlier?.consent;
  const papers = consent ? await portal.doors.earlierPapers({ ...owner, consent, item: found }) : null;
  const asked = new Set(askedOf(found.package, given).map(({ code }) => code));
  if (papers)
    return {
      state: "papers",
      papers: papers.filter(({ material }) => asked.has(material)),
      chosen: (paper) => given.files.some((file) => isOf(file, paper)),
    };
  return { state: given.earlier?.sent ? "code" : "ask", phone: owner.phone };
}

/** What pressing a button among the papers given before has come to. */
export type EarlierDone = { earlier: Given["earlier"] } | { file: MaterialFile } | { refused: string };

/**
 * Does what was pressed there: sends the code, proves it (which says that the owner agrees), uses a paper. Null where nothing of this was pressed.
 * Called once a post, however often the saving has to be done again.
 */
export async function doEarlier(at: Visit, given: Given, token: string): Promise<EarlierDone | null> {
  const { portal, request, context, found } = at;
  // Enter in the field of the code presses "next": who has typed a code wants it tried.
  const typed = one(request.body, "_act") === "next" && one(request.body, EARLIER_FIELD) !== undefined;
  const act = one(request.body, "_earlier") ?? (typed ? "prove" : "");
  if (act === "") return null;
  const owner = ownerIn(at, given, token);
  if (act === "send") {
    const sent = await portal.doors.sendReuseCode({ ...owner, ip: request.ip, lang: context.lang });
    return sent.ok ? { earlier: { sent: true } } : { refused: sent.code };
  }
  if (act === "prove") {
    const proven = await portal.doors.proveByCode({ ...owner, code: one(request.body, EARLIER_FIELD) ?? "", itemCode: found.code });
    return proven.ok ? { earlier: { consent: proven.consent } } : { refused: proven.code };
  }
  const { consent } = given.earlier ?? {};
  const papers = consent ? await portal.doors.earlierPapers({ ...owner, consent, item: found }) : null;
  const paper = papers?.find((each) => `${each.material} ${each.hash}` === act);
  if (!paper || !consent) return { refused: "cases/reuse-over" };
  const { material, hash, name, type, from } = paper;
  return { file: { material, hash, name, type, size: 0, proof: "", reuse: { consent, from } } };
}

/** What was posted with what has come of it; the page is shown again. */
export function withEarlier(posted: Posted, done: EarlierDone | null): Posted {
  if (!done) return posted;
  const { given, refused } = posted;
  if ("refused" in done) return { ...posted, wish: "upload", refused: [...refused, { path: EARLIER_FIELD, code: done.refused }] };
  const change = "file" in done ? { files: [...given.files.filter((each) => !isOf(each, done.file)), done.file] } : done;
  return { ...posted, wish: "upload", rows: EARLIER_FIELD, given: { ...given, ...change } };
}

function isOf(file: MaterialFile, { material, hash }: Pick<ReusablePaper, "material" | "hash">): boolean {
  return file.material === material && file.hash === hash;
}
