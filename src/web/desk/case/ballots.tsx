import type { BallotView } from "../../../modules/cases/shared.ts";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { termsText } from "../messages/terms.ts";
import { Mark } from "../parts/mark.tsx";
import { useMe } from "../session/use-me.ts";

/** Steps that several people sign (会签、或签、票签): who has answered and how, whose turn it is, and what is still needed. */
export function Ballots({ ballots }: { ballots: readonly BallotView[] }) {
  // What was decided stands folded: it is in the record as well.
  return [...ballots].reverse().map((ballot) =>
    ballot.outcome === null ? (
      <section key={ballot.visit} className="block-part ballot">
        <BallotHead ballot={ballot} />
        <Voters ballot={ballot} />
      </section>
    ) : (
      <details key={ballot.visit} className="block-part ballot">
        <summary>
          <BallotHead ballot={ballot} />
        </summary>
        <Voters ballot={ballot} />
      </details>
    ),
  );
}

function BallotHead({ ballot }: { ballot: BallotView }) {
  const text = useText(caseText);
  const { step, rule, sequential, share, outcome, agreed, refused, total, needed } = ballot;
  const unit = rule === "weight" ? "votes" : "people";
  return (
    <>
      <h3>
        {step} · {text.ballots[rule]}
        {sequential && `（${text.inTurn}）`}
        {outcome !== null && <Mark tone={outcome === "agreed" ? "green" : "amber"}>{text.ballotOutcomes[outcome]}</Mark>}
      </h3>
      <span className="ballot-bar" aria-hidden="true">
        <span className="ballot-for" style={{ width: `${(agreed / total) * 100}%` }} />
        <span className="ballot-against" style={{ width: `${(refused / total) * 100}%` }} />
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

function Voters({ ballot }: { ballot: BallotView }) {
  const text = useText(caseText);
  const terms = useText(termsText);
  const me = useMe();
  const posts: Readonly<Record<string, string>> = terms.posts;
  return (
    <ul className="voters">
      {ballot.voters.map(({ id, name, orgName, post, votes, answer, automatic, opinion, at, waiting }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: members keep their places, and may be of one post without names
        <li key={index} className={answer === null ? "" : `voter-${answer}`}>
          <span className="voter-name">
            <strong>{name ?? posts[post] ?? post}</strong>
            {id !== null && id === me.id && text.you} <span className="hint">{orgName}</span>
          </span>
          {ballot.rule === "weight" && <span className="hint figures">{text.votes(votes)}</span>}
          <span className="voter-answer">{answer === null ? (waiting ? text.waitingFor : text.notYetTurn) : text.answers[answer]}</span>
          {answer !== null && (
            <span className="hint block">
              {automatic ? text.answeredByItself : (opinion ?? "")} {at !== null && <time dateTime={at}>{minuteOf(at)}</time>}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
