import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";

/** Whether what is shown keeps itself up to date. */
export function LiveSign({ connected }: { connected: boolean }) {
  const text = useText(generalText);
  return (
    <span className={connected ? "live-sign" : "live-sign live-lost"} role="status">
      {connected ? text.live : text.liveLost}
    </span>
  );
}
