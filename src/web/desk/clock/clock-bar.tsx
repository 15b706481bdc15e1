import { useText } from "../language.tsx";
import { termsText } from "../messages/terms.ts";
import { clockFill, clockWords, type ShownClock } from "./clock-words.ts";
import { LevelTag } from "./level-tag.tsx";

/** One clock as a bar with words. The colour repeats what the words and the tag say. */
export function ClockBar({ clock, showDue = false }: { clock: ShownClock; showDue?: boolean }) {
  const terms = useText(termsText);
  return (
    <div className={`clock clock-${clock.level} clock-${clock.state}`}>
      <span className="clock-words">
        {clockWords(clock, terms)}
        <LevelTag level={clock.level} />
      </span>
      <span className="clock-track" aria-hidden="true">
        <span className="clock-fill" style={{ width: `${Math.round(clockFill(clock) * 100)}%` }} />
      </span>
      {showDue && (
        <span className="hint">
          {terms.dueOn(clock.due)}
          {clock.provisional && ` · ${terms.provisional}`}
        </span>
      )}
    </div>
  );
}
