import type { CaseView } from "../../../modules/cases/shared.ts";
import { LevelTag } from "../clock/level-tag.tsx";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { termsText } from "../messages/terms.ts";

const LEVELS = { 1: "warning", 2: "yellow", 3: "red" } as const;

/** In whose hands the case is now; several where departments work at the same time. */
export function Holders({ tasks }: { tasks: CaseView["tasks"] }) {
  const text = useText(caseText);
  const terms = useText(termsText);
  if (tasks.length === 0) return null;
  const posts: Readonly<Record<string, string>> = terms.posts;
  const holderOf = ({ assignee, candidates, post, handedUp, signing }: CaseView["tasks"][number]) => {
    const meant = text.unassigned(posts[post] ?? post);
    if (handedUp) return `${meant}（${text.handedUp[handedUp.reason as keyof typeof text.handedUp] ?? ""}）`;
    if (signing.length > 0)
      return text.signingNow(
        signing.map(({ name }) => name),
        assignee?.name ?? "",
      );
    return assignee?.name ?? (candidates ? text.toClaim(candidates.map(({ name }) => name)) : meant);
  };
  return (
    <section className="block-part">
      <h3>{text.withWhom}</h3>
      <ul className="holders">
        {tasks.map((task) => (
          <li key={task.visit}>
            <strong>{task.name}</strong> {task.orgName} · {holderOf(task)}
            <span className="hint unbroken"> {text.since(minuteOf(task.openedAt))}</span>
            {task.points.map(({ name, level, description }) => (
              <span key={name} className="hint block">
                {text.point} <LevelTag level={LEVELS[level]} /> {[name, description].filter(Boolean).join(text.colon)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
