import { Button, Checkbox, InputNumber, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { useLanguage, useText } from "../language.tsx";
import { queueText } from "../messages/queue.ts";
import { useWords } from "../parts/words.tsx";
import type { Answers } from "../server.ts";
import { useQueue, useServe } from "./use-queue.ts";

type QueueDesk = NonNullable<Answers["queue"]["desk"]>;
type OwnCounter = NonNullable<QueueDesk["own"]>;

/** 叫号条: stands above the counter's pages while the clerk sits at a window. */
export function CallBar({ withSetUp = false }: { withSetUp?: boolean }) {
  const text = useText(queueText);
  const words = useWords();
  const { data } = useQueue();
  const { serve, refused, busy } = useServe();
  const call = useRef(() => {});
  call.current = () => data?.own && !busy && void serve({ act: "call" });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== "KeyN") return;
      event.preventDefault();
      call.current();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  if (!data || (data.own === null && !withSetUp)) return null;
  return (
    <section className="call-bar" aria-label={text.bar}>
      {data.own === null ? (
        <OpenWindow desk={data} serve={serve} busy={busy} />
      ) : (
        <Window desk={data} own={data.own} serve={serve} busy={busy} />
      )}
      {refused !== null && (
        <p className="field-fault" role="alert">
          {words(refused)}
        </p>
      )}
    </section>
  );
}

interface BarProps {
  desk: QueueDesk;
  serve: ReturnType<typeof useServe>["serve"];
  busy: boolean;
}

function Window({ desk, own, serve, busy }: BarProps & { own: OwnCounter }) {
  const text = useText(queueText);
  return (
    <>
      <strong>{text.window(own.number)}</strong>
      <span>{own.paused ? text.paused : text.waiting(desk.waitingCount)}</span>
      <Served desk={desk} own={own} serve={serve} busy={busy} />
      <Button type="primary" disabled={own.paused} loading={busy} onClick={() => void serve({ act: "call" })}>
        {text.call} <kbd>Alt+N</kbd>
      </Button>
      <Button onClick={() => void serve({ act: own.paused ? "resume" : "pause" })}>{own.paused ? text.resume : text.pause}</Button>
      <Button onClick={() => void serve({ act: "close" })} disabled={own.serving !== null}>
        {text.close}
      </Button>
    </>
  );
}

function Served({ desk, own, serve, busy }: BarProps & { own: OwnCounter }) {
  const text = useText(queueText);
  const { lang } = useLanguage();
  const { serving } = own;
  if (serving === null) return null;
  const act = (name: "recall" | "start" | "finish" | "pass") => () => void serve({ act: name, ticket: serving.id });
  return (
    <>
      <output className="called-number" aria-live="polite">
        {serving.number}
      </output>
      <span className="hint">{serving.state === "called" ? text.called(serving.calls) : text.serving}</span>
      {serving.state === "called" && (
        <>
          <Button disabled={busy} onClick={act("start")}>
            {text.start}
          </Button>
          <Button disabled={busy} onClick={act("recall")}>
            {text.recall}
          </Button>
          <Button disabled={busy} onClick={act("pass")}>
            {text.pass}
          </Button>
        </>
      )}
      <Button disabled={busy} onClick={act("finish")}>
        {text.finish}
      </Button>
      {desk.lines.length > 1 && (
        <Select
          aria-label={text.transfer}
          placeholder={text.transfer}
          value={null}
          disabled={busy}
          options={desk.lines.filter(({ code }) => code !== serving.line).map(({ code, name }) => ({ value: code, label: name[lang] }))}
          onChange={(line: string | null) => line !== null && void serve({ act: "transfer", ticket: serving.id, line })}
        />
      )}
    </>
  );
}

function OpenWindow({ desk, serve, busy }: BarProps) {
  const text = useText(queueText);
  const { lang } = useLanguage();
  const free = Array.from({ length: 99 }, (_, index) => index + 1).find((number) => !desk.taken.includes(number)) ?? 1;
  const [number, setNumber] = useState<number | null>(null);
  const [lines, setLines] = useState<string[]>(desk.lines.map(({ code }) => code));
  return (
    <>
      <span aria-hidden="true">{text.number}</span>
      <InputNumber min={1} max={99} precision={0} value={number ?? free} onChange={setNumber} aria-label={text.number} />
      <Checkbox.Group
        value={lines}
        onChange={setLines}
        options={desk.lines.map(({ code, name }) => ({ value: code, label: name[lang] }))}
      />
      <Button
        type="primary"
        loading={busy}
        disabled={lines.length === 0}
        onClick={() => void serve({ act: "open", org: desk.org, number: number ?? free, lines })}
      >
        {text.open}
      </Button>
    </>
  );
}
