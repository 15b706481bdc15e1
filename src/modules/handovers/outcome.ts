import type { handoverMessages } from "./messages.ts";

export type HandoverDone = { ok: true; list: string } | { ok: false; code: keyof ReturnType<typeof handoverMessages> };
