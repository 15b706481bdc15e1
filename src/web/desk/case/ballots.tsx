import type { BallotView, CaseView, VoterView } from "../../../modules/cases/shared.ts";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { termsText } from "../messages/terms.ts";
import { Mark } from "../parts/mark.tsx";
import { useMe } from "../session/use-me.ts";
import { useHolderWords } from "./holder-words.ts";

/** Steps that several people have signed (会签、或签、票签), folded: they are in the record as well. Those still open stand with their holders. */
export function Ballots({ ballots }: { ballots: readonly BallotView[] }) {
  const decided = ballots.filter(({ outcome }) => outcome !== null);
  return [...decided].reverse().map((ballot) => (
    <details key={ballot.visit} className="block-part ballot">
      <summary>
        <BallotHead ballot={ballot} />
      </summary>
      <Voters ballot={ballot} tasks={[]} />
    </details>
  ));
}

/** The step, how it stands, and what it takes to pass. */
export function BallotHead({ ballot }: { ballot: BallotView }) {
  const text = useText(caseText);
  const { step, rule, sequential, share, outcome, agreed, refused, total, needed } = ballot;
  const unit = rule === "weight" ? "votes" : "people";
  return (
    <>
      <h4>
        {step} · {text.ballots[rule]}
        {sequential && `（${text.inTurn}）`}
        {outcome !== null && <Mark tone={outcome === "agreed" ? "green" : "amber"}>{text.ballotOutcomes[outcome]}</Mark>}
      </h4>
      <span className="ballot-bar" aria-hidden="true">
        <span className="ballot-for" style={{ width: `${(agreed / total) * 100}%` }} />
        <span className="ballot-against" style={{ width: `${(refused / total) * 100}%` }} />
        {outcome === null && needed !== null && <span className="ballot-line" style={{ left: `${((agreed + needed) / total) * 100}%` }} />}
      </span>
      <p className="figures">{text.counts[unit](agreed, refused, total - agreed - refused, total)}</p>
      {outcome === null && (
        <p className="hint">
          {text.ballotRules[rule](share)}
          {needed !== null && needed > 0 && ` · ${text.neededMore[unit](needed)}`}
        </p>
      )}
    </>
  );
}

/** Everybody who signs the step: their votes, what they answered, or with whom it lies. `tasks` are those still open. */
export function Voters({ ballot, tasks }: { ballot: BallotView; tasks: readonly CaseView["tasks"][number][] }) {
  const text = useText(caseText);
  const holderOf = useHolderWords();
  const me = useMe();
  const whoOf = useVoterName();
  return (
    <ul className="voters">
      {ballot.voters.map((voter, index) => {
        const { id, votes, answer, automatic, opinion, at, visit, waiting } = voter;
        const { who, beside } = whoOf(voter);
        const task = tasks.find((open) => open.visit === visit);
        const holder = task && holderOf(task);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: members keep their places, and may be of one post without names
          <li key={index} className={answer === null ? "" : `voter-${answer}`}>
            <span className="voter-name">
              <strong>{who}</strong>
              {id !== null && id === me.id && text.you} <span className="hint">{beside}</span>
            </span>
            {ballot.rule === "weight" && <span className="voter-votes figures">{text.votes(votes)}</span>}
            <span className="voter-answer">{answer === null ? (waiting ? text.waitingFor : text.notYetTurn) : text.answers[answer]}</span>
            {task && (
              <span className="hint block">
                {holder !== who && holder !== beside && `${holder} `}
                {text.since(minuteOf(task.openedAt))}
              </span>
            )}
            {answer !== null && (
              <span className="hint block">
                {automatic ? text.answeredByItself : (opinion ?? "")} {at !== null && <time dateTime={at}>{minuteOf(at)}</time>}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Whose vote it is first: an organisation's own, with who gives it; else a person's or a post's, with where they work. */
function useVoterName(): (voter: VoterView) => { who: string; beside: string } {
  const posts: Readonly<Record<string, string>> = useText(termsText).posts;
  return ({ name, orgName, post, isUnit }) => {
    const person = name || (posts[post] ?? post); // of somebody who has left, an old replay may know no name
    // Before somebody has it the line below says what post it waits for.
    return isUnit ? { who: orgName, beside: name ?? "" } : { who: person, beside: orgName };
  };
}
