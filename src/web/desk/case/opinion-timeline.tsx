import type { TimelineEntry } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { eventText, termsText } from "../messages/terms.ts";
import { RecordEntry } from "../parts/record-list.tsx";
import { recordFacts } from "./record-facts.ts";

/** What the applicant does; their name stands in its own place, not in the record. */
const BY_APPLICANT = ["case/submitted", "case/supplied", "case/withdrawn"];

/** Everything that was done to the case, newest first: what, who, at which post, when, and in which words. */
export function OpinionTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const text = useText(caseText);
  return (
    <section className="block-part">
      <h3>{text.timeline}</h3>
      <ol className="record">
        {[...entries].reverse().map((entry) => (
          <li key={entry.sequence}>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const text = useText(caseText);
  const terms = useText(termsText);
  const nameOf = useText(eventText);
  const { person, step } = entry;
  const outcomes: Readonly<Record<string, string>> = {
    ...terms.outcomes,
    declined: terms.states.declined,
    "not-accepted": terms.states["not-accepted"],
  };
  const posts: Readonly<Record<string, string>> = terms.posts;
  const facts = recordFacts(entry, text.recordFacts);
  const office =
    person &&
    [person.orgName, person.section, person.post === null ? null : (posts[person.post] ?? person.post)].filter(Boolean).join(" · ");
  return (
    <RecordEntry
      what={
        <>
          <strong>{nameOf(entry.type)}</strong>
          {step !== null && <span> {step}</span>}
        </>
      }
      at={entry.at}
      by={
        <>
          {person?.name ?? (BY_APPLICANT.includes(entry.type) ? text.applicant : text.system)}
          {person?.staffNumber && ` ${person.staffNumber}`}
          {person?.standsInFor !== undefined && ` ${text.standsInFor(person.standsInFor)}`}
          {office && ` · ${office}`}
        </>
      }
      more={
        <>
          {entry.outcome !== null && <p>{text.outcomeIs(outcomes[entry.outcome] ?? entry.outcome)}</p>}
          {entry.ballot && <VoteGiven ballot={entry.ballot} />}
          {facts !== "" && <p>{facts}</p>}
          {entry.passes.map(({ step: name, reason, agree }) => (
            <p key={name} className="hint">
              {text.passed(name, text.passReasons[reason], agree)}
            </p>
          ))}
          {entry.measures.length > 0 && <p className="hint">{text.measuresTaken(entry.measures)}</p>}
        </>
      }
      words={entry.opinion}
    />
  );
}

/** What a vote weighed, and the count after it. */
function VoteGiven({ ballot }: { ballot: NonNullable<TimelineEntry["ballot"]> }) {
  const text = useText(caseText);
  const { agree, weight, agreed, refused, total, outcome } = ballot;
  const count = text.counts.votes(agreed, refused, total - agreed - refused, total);
  return <p>{text.voted(agree, weight, count, outcome === null ? "" : text.ballotOutcomes[outcome])}</p>;
}
