import { Button } from "antd";
import { minuteOf } from "../clock/moment.ts";
import { useLanguage, useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { queueText } from "../messages/queue.ts";
import { Confirmed } from "../parts/confirmed.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import type { Answers } from "../server.ts";
import { CallBar } from "./call-bar.tsx";
import { useQueue, useServe } from "./use-queue.ts";

type Desk = NonNullable<Answers["queue"]["desk"]>;
type Ticket = Desk["waiting"][number];

/** 排队叫号: who waits, who missed the call, and the public pages of this place's queue. */
export function QueuePage() {
  const text = useText(queueText);
  const general = useText(generalText);
  const found = useQueue();
  const { serve, busy } = useServe();
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  const desk = found.data;
  if (desk === null) return <Nothing title={text.none} />;
  return (
    <>
      <PageHead title={general.pages.queue} hint={desk.orgName}>
        {(["screen", "kiosk"] as const).map((page) => (
          <a key={page} href={`/halls/${desk.org}/${page}${desk.key === null ? "" : `?key=${desk.key}`}`} target="_blank" rel="noreferrer">
            {text[page]}
          </a>
        ))}
        {desk.key !== null && (
          <Confirmed
            ask={text.renewKey}
            hint={text.renewKeyHint}
            verb={text.renewKey}
            busy={busy}
            high
            onConfirm={() => void serve({ act: "renew-key", org: desk.org })}
          />
        )}
      </PageHead>
      {desk.key !== null && <p className="hint queue-hint">{text.keyHint}</p>}
      <CallBar withSetUp />
      <div className="two-columns">
        <Tickets title={text.waitingTitle(desk.waitingCount)} none={text.nobody} tickets={desk.waiting} lines={desk.lines}>
          {(ticket) =>
            desk.own !== null &&
            !ticket.priority && (
              <Button size="small" onClick={() => void serve({ act: "prioritise", ticket: ticket.id })}>
                {text.prioritise}
              </Button>
            )
          }
        </Tickets>
        <Tickets title={text.missedTitle} none={text.noneMissed} tickets={desk.missed} lines={desk.lines}>
          {(ticket) =>
            desk.own !== null && (
              <Button size="small" onClick={() => void serve({ act: "requeue", ticket: ticket.id })}>
                {text.requeue}
              </Button>
            )
          }
        </Tickets>
      </div>
    </>
  );
}

interface TicketsProps {
  title: string;
  none: string;
  tickets: readonly Ticket[];
  lines: Desk["lines"];
  children: (ticket: Ticket) => React.ReactNode;
}

function Tickets({ title, none, tickets, lines, children }: TicketsProps) {
  const text = useText(queueText);
  const { lang } = useLanguage();
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      {tickets.length === 0 && <p className="hint">{none}</p>}
      <ol className="tickets">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <strong>{ticket.number}</strong> {ticket.priority && <span className="mark mark-amber">{text.first}</span>}
            {/* A number handed to another line keeps its letter. */}
            <span className="hint">
              {lines.find(({ code }) => code === ticket.line)?.name[lang]} {minuteOf(ticket.takenAt).slice(11)}
            </span>
            {children(ticket)}
          </li>
        ))}
      </ol>
    </section>
  );
}
