import { useEffect, useRef, useState } from "react";
import { MAX_ATTACHMENT_BYTES } from "../../../core/forms/index.ts";
import { ask } from "../server.ts";
import { begunBefore, rememberBegun } from "./begun-before.ts";
import { handIn, type UploadFor } from "./hand-in.ts";
import { type SendingJob, type SendingState, sendInParts } from "./send-in-parts.ts";

/** A file on its way, or one that couldn't be taken. */
export interface Sending {
  key: number;
  name: string;
  size: number;
  state: "waiting" | Exclude<SendingState["kind"], "done" | "cancelled">;
  sent: number;
  /** Why it was refused. */
  code: string;
}

export interface Uploads {
  sendings: readonly Sending[];
  send(files: readonly File[]): void;
  again(key: number): void;
  /** Stops one that is on its way, or takes a refused one off the list. */
  drop(key: number): void;
}

interface UploadsSetting<T> {
  what: UploadFor;
  /** Endings that are taken; none means all. */
  accept: readonly string[];
  onArrived: (file: T) => void;
}

/** One line for the whole page: what arrives is put where it belongs before the next one comes. */
let queue = Promise.resolve();
const drawn = () => new Promise<void>((resolve) => setTimeout(resolve, 50));

/** Sends files one after the other, in the order they were chosen, however often the line breaks; each is told when it has been taken. */
export function useUploads<T>({ what, accept, onArrived }: UploadsSetting<T>): Uploads {
  const [sendings, setSendings] = useState<readonly Sending[]>([]);
  const jobs = useRef(new Map<number, SendingJob>());
  const dropped = useRef(new Set<number>());
  const count = useRef(0);
  const isOpen = useRef(true);
  const arrived = useRef(onArrived);
  useEffect(() => {
    arrived.current = onArrived;
  });
  useEffect(() => {
    const under = jobs.current;
    isOpen.current = true;
    return () => {
      isOpen.current = false;
      for (const job of under.values()) job.leave();
    };
  }, []);
  const put = (key: number, part: Partial<Sending>) =>
    setSendings((before) => before.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const remove = (key: number) => setSendings((before) => before.filter((each) => each.key !== key));

  const sendOne = (key: number, file: File) =>
    new Promise<void>((resolve) => {
      if (!isOpen.current || dropped.current.has(key)) return resolve();
      const target = JSON.stringify(what);
      const on = ({ kind, sent, at, code = "" }: SendingState) => {
        const isOver = kind !== "going" && kind !== "broken";
        rememberBegun(file, target, isOver ? null : at);
        if (kind === "refused") put(key, { state: kind, code: OWN_CODES[code] ?? code });
        else if (kind === "going" || kind === "broken") put(key, { state: kind, sent });
        else remove(key);
        if (!isOver) return;
        jobs.current.delete(key);
        resolve();
      };
      const job = sendInParts(file, {
        url: "/desk/uploads",
        at: begunBefore(file, target),
        about: { field: "field" in what ? what.field : what.material },
        finish: async (id) => arrived.current(await handIn<T>(id, what)),
        on,
        fetch: ask,
      });
      jobs.current.set(key, job);
    });

  return {
    sendings,
    send(files) {
      for (const file of files) {
        const key = ++count.current;
        const code = wrongWith(file, accept);
        const sending = { key, name: file.name, size: file.size, sent: 0, code };
        setSendings((before) => [...before, { ...sending, state: code === "" ? "waiting" : "refused" }]);
        if (code === "") queue = queue.then(() => sendOne(key, file)).then(drawn);
      }
    },
    again: (key) => jobs.current.get(key)?.again(),
    drop(key) {
      dropped.current.add(key);
      jobs.current.get(key)?.cancel();
      remove(key);
    },
  };
}

/** Codes of the script itself. */
const OWN_CODES: Readonly<Record<string, string>> = { refused: "desk/upload-refused", unreadable: "desk/unreadable" };

/** What the server would refuse after all of it had gone up. */
function wrongWith({ name, size }: File, accept: readonly string[]): string {
  if (size > MAX_ATTACHMENT_BYTES) return "file/too-large";
  const isTaken = accept.length === 0 || accept.some((ending) => name.toLowerCase().endsWith(`.${ending}`));
  return isTaken ? "" : "file/type-not-allowed";
}
