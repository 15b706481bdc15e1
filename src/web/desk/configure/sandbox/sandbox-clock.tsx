import { Button } from "antd";
import { minuteOf } from "../../clock/moment.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";

const DAY = 86_400_000;
const STEPS = [1, 5, 20] as const;

export interface SandboxClockProps {
  /** Instants, ISO 8601. The clock isn't put before what was done last. */
  now: string;
  earliest: string;
  busy: boolean;
  onMove: (now: string) => void;
}

/** The sandbox's own clock: puts it forward by days, or back to what was done last. */
export function SandboxClock({ now, earliest, busy, onMove }: SandboxClockProps) {
  const text = useText(configureText);
  return (
    <fieldset className="sandbox-clock">
      <legend>{text.sandboxClock}</legend>
      <strong className="figures">{minuteOf(now)}</strong>
      {STEPS.map((days) => (
        <Button key={days} disabled={busy} onClick={() => onMove(new Date(Date.parse(now) + days * DAY).toISOString())}>
          {text.forward(days)}
        </Button>
      ))}
      <Button disabled={busy || now === earliest} onClick={() => onMove(earliest)}>
        {text.clockBack}
      </Button>
    </fieldset>
  );
}
