/** @jsxImportSource #html */
import type { BoardView, OwnTicket } from "../../../modules/queue/shared.ts";
import { CSRF_FIELD } from "../../../platform/http/index.ts";
import type { QrCode } from "../apply/qr-code.ts";
import type { PageContext } from "../context.ts";
import { momentText } from "../wording.ts";
import { HallShell } from "./hall-shell.tsx";

const SCREEN_SECONDS = 4;
const TICKET_SECONDS = 15;
/** A machine forgets the last person's number by itself. */
const KIOSK_SECONDS = 60;
/** Time to print or scan one's number before the machine is there for the next. */
const MACHINE_SECONDS = 20;

/** 大厅屏幕: who goes where, how many wait; no name of anybody. */
export function ScreenPage({ context, board, qr }: { context: PageContext; board: BoardView; qr: QrCode | null }) {
  const words = context.text.halls;
  const [newest, ...before] = board.called;
  return (
    <HallShell context={context} title={words.screenTitle} look="screen" renew={SCREEN_SECONDS}>
      <h1>{board.orgName}</h1>
      {newest ? (
        <p className="hall-now" data-say={words.please(newest.number, newest.counter)} data-say-key={`${newest.calledAt}`}>
          {words.please(newest.number, newest.counter)}
        </p>
      ) : (
        <p className="hall-now">{words.noneCalled}</p>
      )}
      <div className="hall-columns">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.number}</th>
              <th scope="col">{words.window}</th>
            </tr>
          </thead>
          <tbody>
            {before.map(({ number, counter }) => (
              <tr key={number}>
                <td>{number}</td>
                <td>{words.windowNumber(counter)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Lines context={context} board={board} />
        {qr && <Qr code={qr} label={words.takeLabel} caption={words.takeByPhone} />}
      </div>
    </HallShell>
  );
}

function Lines({ context, board }: { context: PageContext; board: BoardView }) {
  const words = context.text.halls;
  return (
    <ul className="hall-lines">
      {board.lines.map(({ code, name, waiting, minutes }) => (
        <li key={code}>
          <b>
            {code} {name[context.lang]}
          </b>
          <span>{words.waitingLine(waiting)}</span>
          <span>{minutes === null ? words.noWindow : waiting > 0 && words.about(minutes)}</span>
        </li>
      ))}
    </ul>
  );
}

export interface KioskPageProps {
  context: PageContext;
  board: BoardView;
  csrf: string;
  action: string;
  /** What a phone has read off the screen. */
  pass?: string | undefined;
  /** Whether whoever looks may take a ticket here; else they see how many wait, and where to take one. */
  mayTake: boolean;
  error?: string | undefined;
}

/** 取号机, and the same on a phone: one large button a line. */
export function KioskPage({ context, board, csrf, action, pass, mayTake, error }: KioskPageProps) {
  const words = context.text.halls;
  if (!mayTake)
    return (
      <HallShell context={context} title={words.kioskTitle} look="kiosk" renew={KIOSK_SECONDS}>
        <h1>{board.orgName}</h1>
        <p className="hall-error" role="alert">
          {error ?? words.takeInHall}
        </p>
        <Lines context={context} board={board} />
      </HallShell>
    );
  return (
    <HallShell context={context} title={words.kioskTitle} look="kiosk" renew={KIOSK_SECONDS}>
      <h1>
        {board.orgName} {words.kioskTitle}
      </h1>
      <p>{words.kioskHint}</p>
      {error && (
        <p className="hall-error" role="alert">
          {error}
        </p>
      )}
      <form method="post" action={action}>
        <input type="hidden" name={CSRF_FIELD} value={csrf} />
        {pass && <input type="hidden" name="here" value={pass} />}
        {board.lines.map(({ code, name, waiting, minutes }) => (
          <button type="submit" name="line" value={code} key={code}>
            <b>
              {code} {name[context.lang]}
            </b>
            <span>
              {words.waitingLine(waiting)}
              {minutes !== null && waiting > 0 && ` · ${words.about(minutes)}`}
            </span>
          </button>
        ))}
      </form>
    </HallShell>
  );
}

export interface TicketPageProps {
  context: PageContext;
  ticket: OwnTicket;
  qr: QrCode;
  csrf: string;
  action: string;
  back: string;
  moved: boolean;
  /** Seen at the machine, which shows it only until the next person comes. */
  atMachine: boolean;
}

/** 排队号: the strip the machine prints, and the page the phone keeps open. */
export function TicketPage({ context, ticket, qr, csrf, action, back, moved, atMachine }: TicketPageProps) {
  const words = context.text.halls;
  const renewal = atMachine ? { renew: MACHINE_SECONDS, onto: back } : { renew: TICKET_SECONDS };
  return (
    <HallShell context={context} title={`${words.taken} ${ticket.number}`} look="ticket" {...renewal}>
      <h1>{ticket.orgName}</h1>
      <p>{ticket.lineName[context.lang]}</p>
      <p className="hall-number">
        <span className="visually-hidden">{words.taken} </span>
        {ticket.number}
      </p>
      <p className="hall-state" role="status">
        {stateWords(ticket, context)}
      </p>
      {ticket.minutes !== null && ticket.ahead !== 0 && <p>{words.about(ticket.minutes)}</p>}
      {moved && <p role="alert">{words.moved}</p>}
      {ticket.state === "missed" && <p>{ticket.mayReturn ? words.missedHint : words.missedOften}</p>}
      <Qr code={qr} label={words.scanLabel} caption={words.scan} />
      <p>{words.takenAt(momentText(ticket.takenAt, context))}</p>
      <p>{words.keep}</p>
      <form method="post" action={action} className="hall-acts">
        <input type="hidden" name={CSRF_FIELD} value={csrf} />
        {ticket.mayReturn && (
          <button type="submit" name="act" value="return" className="button">
            {words.returnNow}
          </button>
        )}
        {ticket.state === "waiting" && !atMachine && (
          <button type="submit" name="act" value="leave" className="button button-second">
            {words.leaveNow}
          </button>
        )}
        <button type="button" className="button button-second needs-script" data-print="">
          {words.print}
        </button>
        <a href={back}>{words.again}</a>
      </form>
      <p className="hint">{atMachine ? words.returns(MACHINE_SECONDS) : words.refreshes}</p>
    </HallShell>
  );
}

function Qr({ code: { size, path }, label, caption }: { code: QrCode; label: string; caption: string }) {
  return (
    <figure className="qr">
      <svg viewBox={`-3 -3 ${size + 6} ${size + 6}`} role="img" aria-label={label} shapeRendering="crispEdges">
        <rect x="-3" y="-3" width={size + 6} height={size + 6} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

function stateWords({ state, ahead, counter }: OwnTicket, { text }: PageContext): string {
  const words = text.halls;
  if (state === "waiting") return words.ahead(ahead ?? 0);
  if (state === "called") return words.called(counter ?? 0);
  if (state === "serving") return words.serving(counter ?? 0);
  return words[state];
}

export function NoHallPage({ context, title, hint }: { context: PageContext; title: string; hint: string }) {
  return (
    <HallShell context={context} title={title} look="ticket">
      <h1>{title}</h1>
      <p>{hint}</p>
    </HallShell>
  );
}
