/** @jsxImportSource #html */
import { moneyText } from "../../../core/forms/index.ts";
import type { CaseState, TrackView } from "../../../modules/cases/shared.ts";
import { type GivenLicence, licenceTerms } from "../../../modules/licences/shared.ts";
import { LinkButton } from "../../ui/buttons.tsx";
import { ErrorSummary, type PageError } from "../../ui/error-summary.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SummaryList } from "../../ui/summary-list.tsx";
import { Tag, type TagColour } from "../../ui/tag.tsx";
import { Timeline, type TimelineItem } from "../../ui/timeline.tsx";
import type { PageContext } from "../context.ts";
import { LeaveLink } from "../leave/leave-link.tsx";
import { colourOf } from "../licences/standing-colour.ts";
import { Phone } from "../phone.tsx";
import { PortalPage } from "../portal-page.tsx";
import { urls } from "../urls.ts";
import { dayText, momentText, papersToBring } from "../wording.ts";
import { type SupplyData, SupplyForm, WithdrawForm } from "./applicant-acts.tsx";
import { UsesOfPapers } from "./paper-uses.tsx";

export interface ProgressData {
  view: TrackView;
  csrf: string;
  /** Names one sending of a form, so that a second click changes nothing. */
  key: string;
  done: "supply" | "withdraw" | null;
  errors: PageError[];
  supply: SupplyData;
  reason: string;
  /** Licences it has given, as they stand today. */
  licences: readonly GivenLicence[];
}

const COLOURS: Record<CaseState, TagColour> = {
  submitted: "blue",
  "awaiting-supplement": "amber",
  declined: "red",
  "not-accepted": "red",
  accepted: "blue",
  suspended: "amber",
  "sent-up": "blue",
  decided: "green",
  closed: "green",
  withdrawn: "plain",
  terminated: "red",
  voided: "plain",
};

/** 办理进度: where it stands in plain words, the next date, what the applicant can do, whom to ask, and what has happened (七(三)10). */
export function ProgressPage({ context, data }: { context: PageContext; data: ProgressData }) {
  const { text } = context;
  const { view } = data;
  const words = text.cases.track;
  return (
    <PortalPage
      context={context}
      place="track"
      title={words.viewTitle}
      indexed={false}
      crumbs={[
        { label: text.shell.columns.services, href: urls.services() },
        { label: words.title, href: urls.track },
        { label: words.viewTitle },
      ]}
    >
      <div className="form">
        <ErrorSummary title={text.shell.common.problems} errors={data.errors} />
        {data.done && <DoneNotice context={context} done={data.done} />}
        <h1>
          <span className="caption">{view.itemName}</span>
          {words.states[view.state]}{" "}
          {view.outcome && <Tag colour={view.outcome === "grant" ? "green" : "red"}>{words.outcomes[view.outcome]}</Tag>}
        </h1>
        <Notice kind={view.maySupply && view.lacks.length > 0 ? "warn" : "note"}>
          <p>
            <strong>{words.stateTexts[view.state]}</strong>
          </p>
          {view.nextDate && (
            <p>
              {words.nextDate[view.nextDate.kind](dayText(view.nextDate.due, context))}
              {view.nextDate.provisional && words.provisional}
            </p>
          )}
          {view.toBring.materials.length > 0 && <p>{papersToBring(view, context)}</p>}
          {view.feesDue !== null && <p>{words.feesDue(moneyText(view.feesDue, context.lang))}</p>}
          <p>
            {words.call} {view.departmentName} <Phone number={view.departmentPhone} />
          </p>
        </Notice>
        {view.maySupply && view.lacks.length > 0 && <SupplyForm context={context} data={data} />}
        {view.documents.length > 0 && <Documents context={context} documents={view.documents} licences={data.licences} />}
        <h2>{words.timeline}</h2>
        <Timeline items={timelineItems(view, context)} />
        <h2>{words.summary}</h2>
        <SummaryList facts={factsOf(view, context)} />
        <p>
          <a href={urls.trackReceipt}>{words.receipt}</a>
        </p>
        <UsesOfPapers context={context} papers={view.papers} csrf={data.csrf} />
        {view.mayWithdraw && <WithdrawForm context={context} data={data} />}
        <p>
          <LinkButton href={urls.track} weight="second">
            {words.another}
          </LinkButton>
        </p>
        <LeaveLink context={context} />
      </div>
    </PortalPage>
  );
}

interface DocumentsProps {
  context: PageContext;
  documents: TrackView["documents"];
  licences: readonly GivenLicence[];
}

/** What was issued for them, to take home; a licence with how it stands today, and with what ended it. */
function Documents({ context, documents, licences }: DocumentsProps) {
  const words = context.text.cases.track;
  const { standings } = licenceTerms(context.lang);
  const standingOf = (id: string) => licences.find(({ document }) => document === id)?.standing;
  const ended = licences.flatMap(({ papers }) => papers);
  const all = [...documents, ...ended.map((paper) => ({ ...paper, validUntil: null }))];
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{words.documents}</h2>
      <ul className="files">
        {all.map(({ id, name, number, at, validUntil }) => {
          const standing = standingOf(id);
          return (
            <li key={id}>
              <a href={urls.trackDocument(id)}>
                {name} {number} (PDF)
              </a>{" "}
              <span className="quiet small">
                {words.documentOf(dayText(at, context))}
                {validUntil && words.documentUntil(dayText(validUntil, context))}
              </span>{" "}
              {standing && <Tag colour={colourOf(standing)}>{standings[standing]}</Tag>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function DoneNotice({ context, done }: { context: PageContext; done: "supply" | "withdraw" }) {
  const words = context.text.cases.track;
  return (
    <div role="status">
      <Notice kind="good" title={done === "supply" ? words.supplyDone : words.withdrawDone}>
        {done === "supply" && <p>{words.supplyDoneText}</p>}
      </Notice>
    </div>
  );
}

/** The next thing first, then what has happened, newest first. */
function timelineItems(view: TrackView, context: PageContext): TimelineItem[] {
  const { cases } = context.text;
  const past = view.steps.map((step, index): TimelineItem => {
    const note = noteOf(step, context);
    return {
      key: `${index}`,
      title: titleOf(step, context),
      at: { iso: step.at, text: momentText(step.at, context) },
      ...(note ? { text: note } : {}),
    };
  });
  const next = view.nextDate;
  const ahead: TimelineItem[] = next
    ? [{ key: "ahead", title: cases.events.ahead, text: cases.track.nextDate[next.kind](dayText(next.due, context)), ahead: true }]
    : [];
  return [...ahead, ...past.reverse()];
}

type Step = TrackView["steps"][number];

function titleOf({ type, text }: Step, context: PageContext): string {
  const words = context.text.cases.events;
  const titles: Readonly<Record<string, string>> = words.titles;
  if (type === "case/agreed" && text.step) return words.agreed(text.step);
  const title = titles[type] ?? words.other;
  const outcome = text.outcome === "grant" || text.outcome === "deny" ? context.text.cases.track.outcomes[text.outcome] : undefined;
  return outcome ? words.withOutcome(title, outcome) : title;
}

function noteOf({ type, text }: Step, context: PageContext): string | undefined {
  const words = context.text.cases.events;
  const notes = [
    text.org ?? "",
    type === "case/suspended" && text.name ? words.suspended(text.name, text.days ?? "") : "",
    type === "case/sent-up" && text.authority ? words.sentUp(text.authority) : "",
    text.reason ? context.text.cases.track.reason + text.reason : "",
  ].filter(Boolean);
  return notes.length > 0 ? notes.join("  ") : undefined;
}

function factsOf(view: TrackView, context: PageContext) {
  const words = context.text.cases.track;
  const day = (value: string) => dayText(value, context);
  const optional = (label: string, value: string | null) => (value ? [{ label, value }] : []);
  return [
    { label: words.caseName, value: view.itemName },
    { label: words.applicationNumber, value: <span className="number">{view.applicationNumber}</span> },
    ...(view.number ? [{ label: words.caseNumber, value: <span className="number">{view.number}</span> }] : []),
    { label: words.state, value: <Tag colour={COLOURS[view.state]}>{words.states[view.state]}</Tag> },
    ...optional(words.outcome, view.outcome ? words.outcomes[view.outcome] : null),
    { label: words.applicant, value: view.applicantMasked },
    ...optional(words.accepted, view.acceptedOn ? day(view.acceptedOn) : null),
    ...optional(words.duration, durationOf(view, context)),
    ...optional(words.closed, view.closedAt ? day(view.closedAt) : null),
    { label: words.department, value: view.departmentName },
  ];
}

function durationOf({ acceptedOn, closedAt }: TrackView, context: PageContext): string | null {
  const words = context.text.cases.track;
  if (!acceptedOn) return null;
  const from = dayText(acceptedOn, context);
  return closedAt ? words.between(from, dayText(closedAt, context)) : words.since(from);
}
