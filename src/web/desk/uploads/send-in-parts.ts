import "../../ui/scripts/4-in-parts.js";

/** How far a file is; `at` is where it can be gone on with. */
export interface SendingState {
  kind: "going" | "broken" | "done" | "refused" | "cancelled";
  sent: number;
  tries: number;
  at: string | null;
  code?: string;
  message?: string;
}

export interface SendingJob {
  /** Gives it up. */
  cancel(): void;
  /** Stops here; what has come stays for later. */
  leave(): void;
  /** Tries at once instead of waiting. */
  again(): void;
}

interface SendingOptions {
  url: string;
  at: string | null;
  about: Record<string, string>;
  finish(id: string): Promise<void>;
  on(state: SendingState): void;
  fetch(url: string, init: RequestInit): Promise<Response>;
}

declare global {
  interface Window {
    /** The script that public pages send files with. */
    sendInParts(file: File, options: SendingOptions): SendingJob;
  }
}

export const sendInParts: Window["sendInParts"] = (file, options) => window.sendInParts(file, options);

/** Thrown by `finish`: the server judged the file, and trying again is no use. */
export function refusedFile(code: string): unknown {
  return { name: "final", code };
}
