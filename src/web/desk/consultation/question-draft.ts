import { useEffect, useState } from "react";
import type { QuestionCommandName, QuestionView } from "../../../modules/consultation/shared.ts";

/** What somebody has typed for a question so far, for whichever act. */
export interface QuestionDraft {
  answer: string;
  department: string;
  reason: string;
  title: string;
  content: string;
  publicAnswer: string;
}

// The prefix under which signing out forgets all drafts.
const PREFIX = "desk.draft.";

/** The draft, kept in this tab while typing: it survives a reload, a conflict and signing in again. */
export function useQuestionDraft(view: QuestionView): [QuestionDraft, (change: Partial<QuestionDraft>) => void, () => void] {
  const key = `${PREFIX}${view.id} question`;
  const [typed, setTyped] = useState<Partial<QuestionDraft>>(() => readTyped(key));
  useEffect(() => {
    if (Object.keys(typed).length > 0) sessionStorage.setItem(key, JSON.stringify(typed));
    else sessionStorage.removeItem(key);
  }, [key, typed]);
  // What wasn't typed follows the question: the answer is there to be published once it is given.
  const draft = { ...begun(view), ...typed };
  return [draft, (change) => setTyped((before) => ({ ...before, ...change })), () => setTyped({})];
}

/** The input of an act, as the door wants it. */
export function inputOf(act: QuestionCommandName, draft: QuestionDraft): unknown {
  const { answer, department, reason, title, content, publicAnswer } = draft;
  if (act === "answer") return { answer };
  if (act === "route") return { department, reason };
  return act === "publish" ? { title, content, answer: publicAnswer } : { reason };
}

function begun(view: QuestionView): QuestionDraft {
  return { answer: "", department: "", reason: "", title: view.title, content: view.content, publicAnswer: view.answer ?? "" };
}

function readTyped(key: string): Partial<QuestionDraft> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
