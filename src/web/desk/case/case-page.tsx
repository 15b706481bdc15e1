import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { LiveRefusal } from "../parts/live-sign.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { api } from "../server.ts";
import { useCaseChanges } from "../worklist/use-case-changes.ts";
import { AboutLicence } from "./about-licence.tsx";
import { ActPanel } from "./act/act-panel.tsx";
import { Applicant, FormAnswers } from "./asked.tsx";
import { Ballots } from "./ballots.tsx";
import { CaseHead } from "./case-head.tsx";
import { CaseClocks } from "./clocks.tsx";
import { Documents } from "./documents/documents.tsx";
import { Fees } from "./fees.tsx";
import { FlowChart } from "./flow-chart.tsx";
import { Holders } from "./holders.tsx";
import { Materials } from "./materials/materials.tsx";
import { Situations } from "./materials/situations.tsx";
import { Whereabouts } from "./materials/whereabouts.tsx";
import { Noted } from "./noted.tsx";
import { OpinionTimeline } from "./opinion-timeline.tsx";

const route = getRouteApi("/cases/$caseId");
/** An address cut short or mistyped names no case; the server isn't asked. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The heart of the desk: what is asked, what has happened, what you can do now. */
export function CasePage() {
  const text = useText(caseText);
  const { caseId } = route.useParams();
  const live = useCaseChanges(caseId);
  const [full, setFull] = useState(false);
  const isId = UUID.test(caseId);
  const found = useQuery(api.cases.view.queryOptions({ id: caseId, full }, { enabled: isId, placeholderData: (before) => before }));
  const [wide, setWide] = useState(false);

  if (!isId) return <Gone />;
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  const view = found.data;
  if (view === null) return <Gone />;
  const files = { caseId: view.id, mayRemark: view.mayRemark, wide, onWide: setWide };
  return (
    <div className="case-page">
      <CaseHead view={view} />
      <LiveRefusal hearing={live} />
      <div className={wide ? "case-columns case-wide" : "case-columns"}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: each column scrolls by itself, also by keyboard */}
        <section className="case-column" aria-labelledby="asked" tabIndex={0}>
          <h2 id="asked">{text.asked}</h2>
          <Applicant view={view} onShow={view.mayUnmask ? () => setFull(true) : undefined} />
          {view.licence && <AboutLicence key={view.licence.id} licence={view.licence} />}
          <Situations situations={view.situations} />
          <FormAnswers files={files} lines={view.form} />
          <Fees fees={view.fees} />
          <Materials setting={files} materials={view.materials} others={view.otherMaterials} />
          <Whereabouts caseId={view.id} />
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: each column scrolls by itself, also by keyboard */}
        <section className="case-column" aria-labelledby="happened" tabIndex={0}>
          <h2 id="happened">{text.happened}</h2>
          <FlowChart name={view.item.name} drawing={view.drawing} position={view.position} />
          <Holders tasks={view.tasks} ballots={view.ballots} />
          <Ballots ballots={view.ballots} />
          {!view.masked && <Documents view={view} />}
          <OpinionTimeline entries={view.timeline} />
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: each column scrolls by itself, also by keyboard */}
        <section className="case-column" aria-labelledby="now" tabIndex={0}>
          <h2 id="now">{text.now}</h2>
          <CaseClocks caseId={view.id} clocks={view.clocks} />
          <Noted caseId={view.id} version={view.version} clocks={view.clocks} />
          <ActPanel key={view.id} view={view} />
        </section>
      </div>
    </div>
  );
}

function Gone() {
  const text = useText(caseText);
  return <Nothing title={text.gone} hint={text.goneHint} action={<Link to="/">{text.toList}</Link>} />;
}
