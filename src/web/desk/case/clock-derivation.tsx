import { useQuery } from "@tanstack/react-query";
import type { ClockDerivation as Derivation } from "../../../modules/cases/shared.ts";
import { dayOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { derivationText } from "../messages/derivation.ts";
import { termsText } from "../messages/terms.ts";
import { Facts } from "../parts/facts.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { api } from "../server.ts";

/** The stored derivation of a due day, day by day: which days counted, and why the others didn't. */
export function ClockDerivation(asked: { caseId: string; clock: string }) {
  const text = useText(caseText);
  const found = useQuery(api.cases.explainClock.queryOptions(asked));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  if (found.data === null) return <p>{text.explainNone}</p>;
  return <Days derivation={found.data} />;
}

function Days({ derivation }: { derivation: Derivation }) {
  const text = useText(derivationText);
  const terms = useText(termsText);
  const today = dayOf(new Date().toISOString());
  const { startRule, start, term, due, calendar, provisional, days } = derivation;
  const rules: Readonly<Record<string, string>> = text.startRules;
  const notes: Readonly<Record<string, string>> = text.notes;
  return (
    <div className="derivation">
      <Facts
        rows={[
          [text.start, `${start} ${rules[startRule] ?? startRule}`],
          [text.term, text.termOf(term.amount, term.unit === "hour" ? text.hours : terms.unitNames[term.unit])],
          [text.due, `${due}${provisional ? ` ${terms.provisional}` : ""}`],
          [text.calendar, calendar],
        ]}
      />
      {provisional && <p className="hint">{terms.provisionalWhy}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long derivations scroll, also by keyboard */}
      <section className="derivation-days" tabIndex={0} aria-label={text.days}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.day}</th>
              <th scope="col">{text.count}</th>
              <th scope="col">{text.why}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, kind, n, note }) => (
              <tr key={`${date} ${kind}`} className={classOf(kind, date === today)} aria-current={date === today ? "date" : undefined}>
                <td className="figures">
                  {date} {date === today && <strong>{text.today}</strong>}
                </td>
                <td className="figures">{kind === "start" ? 0 : (n ?? "–")}</td>
                <td>
                  {text.kinds[kind]}
                  {note !== undefined && note !== kind && <span className="hint"> {notes[note] ?? note}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function classOf(kind: Derivation["days"][number]["kind"], isToday: boolean): string | undefined {
  const names = [...(kind === "rest" || kind === "excluded" ? ["not-counted"] : []), ...(isToday ? ["day-today"] : [])];
  return names.length === 0 ? undefined : names.join(" ");
}
