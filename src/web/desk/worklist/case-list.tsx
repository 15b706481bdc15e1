import { Link } from "@tanstack/react-router";
import { Checkbox, Grid, Table, type TableColumnsType } from "antd";
import type { HTMLAttributes } from "react";
import type { CaseRow } from "../../../modules/cases/shared.ts";
import { StateTag } from "../case/state-tag.tsx";
import { ClockBar } from "../clock/clock-bar.tsx";
import { openClocks } from "../clock/clock-words.ts";
import { LevelTag } from "../clock/level-tag.tsx";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { termsText } from "../messages/terms.ts";
import { worklistText } from "../messages/worklist.ts";
import { ListFoot } from "../parts/list-foot.tsx";
import { useMe } from "../session/use-me.ts";

/** Of steps that are open at once, as many as a row can show. */
const MOST_STEPS = 2;

export interface CaseListProps {
  rows: CaseRow[];
  caption: string;
  total: number;
  more?: { load: () => void; busy: boolean };
  /** Where a row leads: the case itself, or its replay. */
  to?: "case" | "replay";
  /** Rows that can be ticked, for acts on several at once. */
  ticked?: { those: ReadonlySet<string>; tick: (id: string) => void };
}

/** Cases as a table, on narrow screens as cards; with the next page behind a button, since keyset pages have no numbers. */
export function CaseList({ more, ...list }: CaseListProps) {
  const general = useText(generalText);
  const wide = Grid.useBreakpoint().md ?? true;
  return (
    <>
      {wide ? <CaseTable {...list} /> : <CaseCards {...list} />}
      <ListFoot said={`${general.total(list.total)}，${general.shown(list.rows.length)}`} more={more ?? null} />
    </>
  );
}

function CaseTable({ rows, caption, to = "case", ticked }: CaseListProps) {
  const text = useText(worklistText);
  const terms = useText(termsText);
  const columns: TableColumnsType<CaseRow> = [
    ...(ticked ? [{ key: "tick", width: 40, render: (_: unknown, row: CaseRow) => <Tick row={row} ticked={ticked} /> }] : []),
    { key: "number", title: text.columns.number, width: 200, render: (_, row) => <CaseLink row={row} to={to} /> },
    { key: "item", title: text.columns.item, render: (_, row) => <ItemCell row={row} /> },
    { key: "applicant", title: text.columns.applicant, width: 120, render: (_, row) => row.applicantMasked },
    { key: "step", title: text.columns.step, width: 200, render: (_, row) => <StepCell row={row} /> },
    { key: "clocks", title: text.columns.clocks, width: 210, render: (_, row) => <Clocks row={row} /> },
    {
      key: "submitted",
      title: text.columns.submitted,
      width: 140,
      responsive: ["xl"],
      render: (_, row) => <span className="figures">{minuteOf(row.submittedAt)}</span>,
    },
  ];
  return (
    <Table<CaseRow>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={rows}
      pagination={false}
      aria-label={caption}
      rowClassName={(row) => `row-${row.level}`}
      onRow={(row) => ({ "data-case": row.id }) as HTMLAttributes<HTMLElement>}
      locale={{ emptyText: terms.states.closed }}
    />
  );
}

function CaseCards({ rows, caption, to = "case", ticked }: CaseListProps) {
  return (
    <ul className="case-cards" aria-label={caption}>
      {rows.map((row) => (
        <li key={row.id} data-case={row.id} className={`case-card row-${row.level}`}>
          <ItemCell row={row} />
          <p className="case-card-line">
            {ticked && <Tick row={row} ticked={ticked} />}
            <CaseLink row={row} to={to} />
            <span>{row.applicantMasked}</span>
          </p>
          <StepCell row={row} />
          <Clocks row={row} />
        </li>
      ))}
    </ul>
  );
}

function Tick({ row, ticked }: { row: CaseRow; ticked: NonNullable<CaseListProps["ticked"]> }) {
  const text = useText(worklistText);
  return (
    <Checkbox
      checked={ticked.those.has(row.id)}
      onChange={() => ticked.tick(row.id)}
      aria-label={text.tick(row.number ?? row.applicationNumber)}
    />
  );
}

function CaseLink({ row, to }: { row: CaseRow; to: "case" | "replay" }) {
  const text = useText(worklistText);
  const label = row.number ?? row.applicationNumber;
  return (
    <span className="figures">
      {to === "case" ? (
        <Link to="/cases/$caseId" params={{ caseId: row.id }}>
          {label}
        </Link>
      ) : (
        <Link to="/supervision/replay/$caseId" params={{ caseId: row.id }}>
          {label}
        </Link>
      )}
      {row.unread && <strong className="hint"> {text.unread}</strong>}
      {row.number === null && <span className="hint block">{text.notNumbered}</span>}
    </span>
  );
}

function ItemCell({ row }: { row: CaseRow }) {
  const terms = useText(termsText);
  return (
    <span>
      {row.itemName} <span className="kind">{terms.kinds[row.kind]}</span>
      <span className="hint block">{row.orgName}</span>
    </span>
  );
}

/** Where the case stands: the step and in whose hands, and its state where it doesn't simply go its way. */
function StepCell({ row }: { row: CaseRow }) {
  const text = useText(worklistText);
  const terms = useText(termsText);
  const posts: Readonly<Record<string, string>> = terms.posts;
  const others = new Set(useMe().holdings.flatMap((held) => (held.for ? [held.for.name] : [])));
  const holder = (name: string) => (others.has(name) ? text.standsInFor(name) : name);
  const steps = row.steps.filter((step) => row.visit === null || step.visit === row.visit);
  const isPlain = row.state === "accepted" && row.steps.length > 0;
  return (
    <span>
      {row.visit !== null && steps.length === 0 && <span className="block">{row.stepName}</span>}
      {steps.slice(0, MOST_STEPS).map((step) => (
        <span key={step.visit} className="block">
          {step.name}
          <span className="hint block">
            {step.orgName} · {step.person === null ? (posts[step.post] ?? step.post) : holder(step.person)}
          </span>
        </span>
      ))}
      {steps.length > MOST_STEPS && <span className="hint block">{text.moreSteps(steps.length - MOST_STEPS)}</span>}
      {!isPlain && <StateTag state={row.state} outcome={null} />}
      {row.visit === null && row.stepName !== null && <span className="hint block">{text.stepDone(row.stepName)}</span>}
    </span>
  );
}

/** The open clocks. A level that none of them shows was recorded by supervision, perhaps of a clock that has ended, and is said first. */
function Clocks({ row }: { row: CaseRow }) {
  const text = useText(worklistText);
  const clocks = openClocks(row.clocks);
  const recorded = row.level !== "none" && clocks.every(({ level }) => level !== row.level);
  return (
    <>
      {recorded && (
        <span className="clock-words">
          {text.recorded}
          <LevelTag level={row.level} />
        </span>
      )}
      {clocks.length === 0 && <span className="hint">{text.clocksOff}</span>}
      {clocks.map((clock) => (
        <ClockBar key={`${clock.kind} ${clock.stepName ?? ""}`} clock={clock} />
      ))}
    </>
  );
}
