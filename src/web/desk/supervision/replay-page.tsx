import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { FormAnswers } from "../case/asked.tsx";
import { FlowChart } from "../case/flow-chart.tsx";
import { Holders } from "../case/holders.tsx";
import { MaterialMarks } from "../case/materials/material-marks.tsx";
import { Situations } from "../case/materials/situations.tsx";
import { OpinionTimeline } from "../case/opinion-timeline.tsx";
import { StateTag } from "../case/state-tag.tsx";
import { Unmask } from "../case/unmask.tsx";
import { ClockBar } from "../clock/clock-bar.tsx";
import { distinctClocks } from "../clock/clock-words.ts";
import { LevelTag } from "../clock/level-tag.tsx";
import { secondOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { generalText } from "../messages/general.ts";
import { supervisionText } from "../messages/supervision.ts";
import { eventText } from "../messages/terms.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { type Answers, api } from "../server.ts";
import { ReplayControls } from "./replay-controls.tsx";
import { placeOf } from "./replay-place.ts";
import { useAlarmWords } from "./use-alarm-words.ts";

const route = getRouteApi("/supervision/replay/$caseId");
type Replay = NonNullable<Answers["supervision"]["replay"]>;
type Frame = Replay["frames"][number];

/** A case played forward and back, as it stood at every moment. The place stands in the address, so that a moment can be shown to others. */
export function ReplayPage() {
  const text = useText(supervisionText);
  const { caseId } = route.useParams();
  const { at } = route.useSearch();
  const navigate = route.useNavigate();
  const [full, setFull] = useState(false);
  const found = useQuery(api.supervision.replay.queryOptions({ caseId, full }, { staleTime: 60_000, placeholderData: (before) => before }));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  const frames = found.data?.frames ?? [];
  const place = placeOf(at, frames.length);
  const frame = frames[place];
  if (!found.data || !frame) return <Nothing title={text.replayGone} action={<BackToLive />} />;
  const go = (index: number) => navigate({ search: { at: String(index + 1) }, replace: true, resetScroll: false });
  return (
    <>
      <PageHead
        title={`${text.replayTitle} · ${found.data.itemName}`}
        hint={
          <>
            <span className="figures">{found.data.number ?? found.data.applicationNumber}</span> {text.replayHint}
          </>
        }
        aside={<StateTag state={frame.state} outcome={null} />}
      >
        <Link to="/cases/$caseId" params={{ caseId }}>
          {text.openCase}
        </Link>
        <a href={`/desk/cases/${caseId}/record.pdf`} download>
          {text.takeOutRecord}
        </a>
        <a href={`/desk/cases/${caseId}/bundle`} download title={text.takeOutHint}>
          {text.takeOut}
        </a>
      </PageHead>
      <ReplayControls place={place} count={frames.length} onGo={go} />
      <Moment frame={frame} replay={found.data} onShow={() => setFull(true)} />
    </>
  );
}

function AlarmsThen({ alarms }: { alarms: Replay["alarms"] }) {
  const text = useText(supervisionText);
  const wordsOf = useAlarmWords();
  if (alarms.length === 0) return null;
  return (
    <section className="block-part">
      <h3>{text.alarmsThen}</h3>
      <ul>
        {alarms.map((alarm) => (
          <li key={alarm.id}>
            <LevelTag level={alarm.level} /> {wordsOf(alarm).what} <span className="hint">{secondOf(alarm.at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function BackToLive() {
  return <Link to="/supervision/live">{useText(generalText).pages.live}</Link>;
}

function Moment({ frame, replay, onShow }: { frame: Frame; replay: Replay; onShow: () => void }) {
  const cases = useText(caseText);
  const text = useText(supervisionText);
  const nameOf = useText(eventText);
  return (
    <div className="case-columns">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: each column scrolls by itself, also by keyboard */}
      <section className="case-column" aria-labelledby="asked" tabIndex={0}>
        <h2 id="asked">{cases.asked}</h2>
        {replay.masked && <Unmask onShow={onShow} />}
        <Situations situations={frame.situations} />
        <FormAnswers lines={frame.form} />
        <section className="block-part">
          <h3>{cases.materials}</h3>
          <ul className="materials">
            {frame.materials.map((material) => (
              <li key={material.code}>
                {material.name} <MaterialMarks material={material} />
              </li>
            ))}
          </ul>
        </section>
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: each column scrolls by itself, also by keyboard */}
      <section className="case-column" aria-labelledby="flow" tabIndex={0}>
        <h2 id="flow">{cases.happened}</h2>
        <p className="moment" aria-live="polite">
          <strong>{nameOf(frame.type)}</strong> {frame.person?.name} <span className="hint figures">{secondOf(frame.at)}</span>
        </p>
        <FlowChart name={replay.itemName} drawing={replay.drawing} position={frame.position} />
        <Holders tasks={frame.tasks} ballots={frame.ballots} />
        <section className="block-part">
          <h3>{cases.clocks}</h3>
          {frame.clocks.length === 0 && <p className="hint">{cases.noClocks}</p>}
          {distinctClocks(frame.clocks).map((clock) => (
            <ClockBar key={clock.id} clock={clock} showDue />
          ))}
        </section>
        <AlarmsThen alarms={replay.alarms.filter(({ at }) => at <= frame.at)} />
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: each column scrolls by itself, also by keyboard */}
      <section className="case-column" aria-labelledby="record" tabIndex={0}>
        <h2 id="record">{text.whoSaid}</h2>
        <OpinionTimeline entries={replay.timeline.filter(({ sequence }) => sequence <= frame.sequence)} />
      </section>
    </div>
  );
}
