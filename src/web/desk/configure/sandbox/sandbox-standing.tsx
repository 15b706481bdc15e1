import type { CaseView } from "../../../../modules/cases/shared.ts";
import type { SandboxView } from "../../../../modules/designs/shared.ts";
import { OpinionTimeline } from "../../case/opinion-timeline.tsx";
import { clockWords, distinctClocks } from "../../clock/clock-words.ts";
import { minuteOf } from "../../clock/moment.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { termsText } from "../../messages/terms.ts";
import { Mark } from "../../parts/mark.tsx";
import { ProcessPicture } from "../../parts/process-picture.tsx";

/** Where the played case stands: its state, its limits, the drawing, and what has happened. */
export function SandboxStanding({ view, played }: { view: SandboxView; played: CaseView }) {
  const text = useText(configureText);
  const terms = useText(termsText);
  const clocks = distinctClocks(played.clocks);
  // What supervision's own rules of time say of the clocks as they stand.
  return (
    <section className="panel" aria-label={text.standing}>
      <h2>
        {text.standing} <Mark tone="blue">{terms.states[played.state]}</Mark>
      </h2>
      <ul className="fault-list">
        {clocks.map((clock) => (
          <li key={`${clock.kind} ${clock.stepName ?? ""} ${clock.due}`}>
            {clockWords(clock, terms)} <span className="hint">{terms.dueOn(clock.due)}</span>{" "}
            {clock.level !== "none" && <Mark tone="amber">{terms.levels[clock.level]}</Mark>}
          </li>
        ))}
        {view.passed.map(({ at, what, step }) => (
          <li key={`${at} ${what} ${step}`}>
            {minuteOf(at)} {text.passed[what](step)}
          </li>
        ))}
      </ul>
      {clocks.some(({ level }) => level !== "none") && (
        <>
          <h3>{text.alarmsThen}</h3>
          <ul className="fault-list">
            {clocks.map(
              (clock) => clock.level !== "none" && <li key={clock.id}>{text.wouldAlarm[clock.level](clockWords(clock, terms))}</li>,
            )}
          </ul>
        </>
      )}
      <div className="drawing-box">
        <ProcessPicture name={played.item.name} drawing={played.drawing} position={played.position} id="sandbox" />
      </div>
      <OpinionTimeline entries={played.timeline} />
    </section>
  );
}
