import { createTransport } from "nodemailer";
import type { Outgoing } from "./index.ts";

const TIMEOUT_MS = 20_000;

/**
 * Mail by SMTP. `url`: smtp://user:password@host:587, or smtps:// where the line is encrypted from the first byte. With smtp:// a server that doesn't
 * offer STARTTLS gets no mail, and no password, unless `tls` is optional: whoever sits on the line could have taken the offer out.
 */
export function mailSender({ url, from, tls }: { url: string; from: string; tls: "required" | "optional" }): Outgoing {
  const transport = createTransport({
    url,
    requireTLS: tls === "required",
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // What is written here is text; nothing in it names a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, to, subject, text, at }) {
      const domain = from.replace(/^.*@|>.*$/g, "");
      try {
        const { response } = await transport.sendMail({ from, to, subject, text, date: at, messageId: `<${id}@${domain}>` });
        return { ok: true, passing: false, answer: response };
      } catch (error) {
        return { ok: false, passing: !isFinal(error), answer: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

/** A server that says 5xx of a message will say so again. */
function isFinal(error: unknown): boolean {
  const code = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;
  return code >= 500;
}
