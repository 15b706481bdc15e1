import type { BallotView, CaseView } from "../../../modules/cases/shared.ts";
import { LevelTag } from "../clock/level-tag.tsx";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { BallotHead, Voters } from "./ballots.tsx";
import { useHolderWords } from "./holder-words.ts";

type Task = CaseView["tasks"][number];

/**
 * In whose hands the case is now; several where departments work at the same time. A step that several people sign stands once, with everybody
 * who signs it: who has answered, whom it waits for, and what it still needs.
 */
export function Holders({ tasks, ballots }: { tasks: readonly Task[]; ballots: readonly BallotView[] }) {
  const text = useText(caseText);
  const holderOf = useHolderWords();
  if (tasks.length === 0) return null;
  const signed = ballots.filter(({ outcome, voters }) => outcome === null && voters.some(({ visit }) => isOpen(tasks, visit)));
  const alone = tasks.filter(({ visit }) => !signed.some(({ voters }) => voters.some((voter) => voter.visit === visit)));
  return (
    <section className="block-part">
      <h3>{text.withWhom}</h3>
      {alone.length > 0 && (
        <ul className="holders">
          {alone.map((task) => (
            <li key={task.visit}>
              <strong>{task.name}</strong> {task.orgName} · {holderOf(task)}
              <span className="hint unbroken"> {text.since(minuteOf(task.openedAt))}</span>
              <Points points={task.points} />
            </li>
          ))}
        </ul>
      )}
      {signed.map((ballot) => (
        <div key={ballot.visit} className="ballot">
          <BallotHead ballot={ballot} />
          <Points points={tasks.find(({ visit }) => ballot.voters.some((voter) => voter.visit === visit))?.points ?? []} />
          <Voters ballot={ballot} tasks={tasks} />
        </div>
      ))}
    </section>
  );
}

function isOpen(tasks: readonly Task[], visit: string | null): boolean {
  return tasks.some((task) => task.visit === visit);
}

const LEVELS = { 1: "warning", 2: "yellow", 3: "red" } as const;

function Points({ points }: { points: Task["points"] }) {
  const text = useText(caseText);
  return points.map(({ name, level, description }) => (
    <span key={name} className="hint block">
      {text.point} <LevelTag level={LEVELS[level]} /> {[name, description].filter(Boolean).join(text.colon)}
    </span>
  ));
}
