import type { Outgoing } from "./index.ts";

const TIMEOUT_MS = 20_000;
const MOST_READ = 2000;

/**
 * Messages by a gateway of the county (short messages and whatever else it serves): one POST a message, JSON `{ id, to, text, at }`. Any 2xx means it
 * took the message over; 408, 425, 429 and 5xx are tried again, under the same id.
 */
export function gatewaySender({ url, token }: { url: string; token: string | undefined }): Outgoing {
  return {
    async send({ id, to, text, at }) {
      try {
        const answer = await fetch(url, {
          method: "POST",
          headers: {
            "content-type": "application/json; charset=utf-8",
            "idempotency-key": id,
            ...(token ? { authorization: `Bearer ${token}` } : {}),
          },
          body: JSON.stringify({ id, to, text, at: at.toISOString() }),
          redirect: "error",
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        const said = (await answer.text()).slice(0, MOST_READ);
        return { ok: answer.ok, passing: !answer.ok && isPassing(answer.status), answer: `${answer.status} ${said}`.trim() };
      } catch (error) {
        return { ok: false, passing: true, answer: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

function isPassing(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429;
}
