import type { CaseView } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { termsText } from "../messages/terms.ts";

/** Whom an open step waits for, in words: the person, those who may claim it, those brought in to sign, or the process manager and why. */
export function useHolderWords(): (task: CaseView["tasks"][number]) => string {
  const text = useText(caseText);
  const posts: Readonly<Record<string, string>> = useText(termsText).posts;
  return ({ assignee, candidates, post, handedUp, signing }) => {
    const meant = text.unassigned(posts[post] ?? post);
    if (handedUp) return `${meant}（${text.handedUp[handedUp.reason as keyof typeof text.handedUp] ?? ""}）`;
    if (signing.length > 0)
      return text.signingNow(
        signing.map(({ name }) => name),
        assignee?.name ?? "",
      );
    return assignee?.name ?? (candidates ? text.toClaim(candidates.map(({ name }) => name)) : meant);
  };
}
