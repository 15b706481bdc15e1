import { useEffect, useState } from "react";
import type { CaseView } from "../../../../modules/cases/shared.ts";
import { type ActDraft, emptyDraft } from "./act-draft.ts";
import { typedFrom } from "./step-form.ts";

const PREFIX = "desk.draft.";

/**
 * The draft of one visit, kept in this tab while typing: it survives a reload, a conflict and signing in again, and is gone with the tab,
 * since it may hold personal data. `carried` are words typed at a step that somebody else has just ended: they aren't lost either.
 */
export function useActDraft(
  view: CaseView,
  visit: string | null,
  carried: string,
): [ActDraft, (change: Partial<ActDraft>) => void, () => void] {
  const key = `${PREFIX}${view.id} ${visit ?? ""}`;
  const [kept, setKept] = useState(() => ({ key, draft: readDraft(key, view, visit, carried) }));
  // Another visit of the same case: take up its own draft at once, before anything is shown.
  const current = kept.key === key ? kept : { key, draft: readDraft(key, view, visit, carried) };
  if (current !== kept) setKept(current);

  useEffect(() => {
    if (kept.key === key && kept.draft !== null) sessionStorage.setItem(key, JSON.stringify(kept.draft));
  }, [key, kept]);

  const change = (part: Partial<ActDraft>) =>
    setKept((before) => ({ key, draft: { ...(before.key === key ? before.draft : current.draft), ...part } }));
  const clear = () => {
    sessionStorage.removeItem(key);
    setKept({ key, draft: blankDraft(view, visit) });
  };
  return [current.draft, change, clear];
}

/** Nothing typed here: what was kept for later (暂存), else the form as it stands and everything else empty. */
function blankDraft(view: CaseView, visit: string | null): ActDraft {
  const form = view.stepForms.find((one) => one.visit === visit);
  // What was kept for a step that is done has been used: it is no reason for what is done with that step afterwards.
  const saved = view.tasks.some((task) => task.visit === visit) ? view.saved.find((one) => one.visit === visit) : undefined;
  return { ...emptyDraft(view), ...typedFrom(form, saved?.form ?? view.formData), opinion: saved?.opinion ?? "" };
}

function readDraft(key: string, view: CaseView, visit: string | null, carried: string): ActDraft {
  const blank = blankDraft(view, visit);
  const empty = carried === "" ? blank : { ...blank, opinion: carried };
  try {
    const written: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return typeof written === "object" && written !== null ? { ...empty, ...written } : empty;
  } catch {
    return empty;
  }
}
