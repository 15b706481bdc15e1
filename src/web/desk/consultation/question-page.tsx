import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { QuestionView } from "../../../modules/consultation/shared.ts";
import { ClockBar } from "../clock/clock-bar.tsx";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { consultationText } from "../messages/consultation.ts";
import { Facts } from "../parts/facts.tsx";
import { LiveRefusal } from "../parts/live-sign.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { api } from "../server.ts";
import { QuestionActs } from "./question-acts.tsx";
import { QuestionRecord } from "./question-record.tsx";
import { QuestionStateTag } from "./question-state-tag.tsx";
import { useQuestionChanges } from "./use-question-changes.ts";

const route = getRouteApi("/questions/$questionId");

/** One question: what is asked, what has happened, what you can do now. */
export function QuestionPage() {
  const text = useText(consultationText);
  const { questionId } = route.useParams();
  const live = useQuestionChanges();
  const found = useQuery(api.consultations.view.queryOptions({ id: questionId }));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  const view = found.data;
  if (view === null) return <Nothing title={text.gone} hint={text.goneHint} action={<Link to="/questions">{text.toList}</Link>} />;
  return (
    <div className="case-page">
      <PageHead title={view.title} aside={<QuestionStateTag state={view.state} />} hint={<Head view={view} />} />
      <LiveRefusal hearing={live} />
      <div className="case-columns">
        <section className="case-column" aria-labelledby="asked">
          <h2 id="asked">{text.asked}</h2>
          <Asked view={view} />
        </section>
        <section className="case-column" aria-labelledby="happened">
          <h2 id="happened">{text.happened}</h2>
          <QuestionRecord entries={view.timeline} />
        </section>
        <section className="case-column" aria-labelledby="now">
          <h2 id="now">{text.now}</h2>
          <ul className="clocks">
            {view.clocks.map((clock) => (
              <li key={`${clock.kind} ${clock.due}`}>
                <ClockBar clock={clock} showDue />
              </li>
            ))}
          </ul>
          <QuestionActs key={view.id} view={view} />
        </section>
      </div>
    </div>
  );
}

function Head({ view }: { view: QuestionView }) {
  return (
    <span className="case-facts">
      <strong className="figures">{view.number}</strong>
      <span>{view.departmentName}</span>
      <span className="figures">{minuteOf(view.askedAt)}</span>
    </span>
  );
}

function Asked({ view }: { view: QuestionView }) {
  const text = useText(consultationText);
  return (
    <>
      <section className="block-part">
        <p className="typed">{view.content}</p>
        <Facts
          rows={[
            [text.asker, view.asker.name],
            [text.phone, view.asker.phone],
            [text.item, view.item?.name],
            [text.consent, view.consent ? text.consentYes : text.consentNo],
          ]}
        />
        {view.moves > 0 && <p className="hint">{text.moves(view.moves, view.mostMoves)}</p>}
      </section>
      {view.answer !== null && (
        <section className="block-part">
          <h3>{text.answer}</h3>
          <p className="typed">{view.answer}</p>
        </section>
      )}
      {view.published && (
        <section className="block-part typed">
          <h3>{text.published}</h3>
          <Facts
            rows={[
              [text.fields.title, view.published.title],
              [text.fields.content, view.published.content],
              [text.fields.publicAnswer, view.published.answer],
            ]}
          />
        </section>
      )}
    </>
  );
}
