import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from "react";
import { caseMessages } from "../../../modules/cases/shared.ts";
import { useLanguage, useText } from "../language.tsx";
import { counterText } from "../messages/counter.ts";
import { intakeText } from "../messages/intake.ts";
import { termsText } from "../messages/terms.ts";
import { Failed, Nothing } from "../parts/states.tsx";
import { type Answers, api } from "../server.ts";
import type { CardRead } from "./card/read-card.ts";
import { useCardReader } from "./card/use-card-reader.ts";
import { keepCard, waitingCard } from "./card/waiting-card.ts";

const NONE: Answers["intake"]["items"] = [];
type Entry = Answers["intake"]["items"][number];

/** Finds an item by what this window takes in most, a part of its name, an everyday name, its code or its pinyin initials; by keys alone. */
export function ItemPicker({ onChoose }: { onChoose: (code: string) => void }) {
  const text = useText(intakeText);
  const counter = useText(counterText);
  const [typed, setTyped] = useState("");
  const sought = useDeferredValue(typed.trim());
  const found = useQuery(api.intake.items.queryOptions({ text: sought }, { placeholderData: keepPreviousData, staleTime: 60_000 }));
  const rows = found.data ?? NONE;
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(0, at + step), Math.max(0, rows.length - 1));
    setAt(next);
    list.current?.querySelectorAll("li")[next]?.scrollIntoView({ block: "nearest" });
  };
  // What stands on the screen may still be the answer to fewer letters: Enter then waits for the right one.
  const settled = sought === typed.trim() && !found.isPlaceholderData && found.isSuccess;
  const [entered, setEntered] = useState(false);
  useEffect(() => {
    if (!entered || !settled) return;
    setEntered(false);
    const chosen = rows[at];
    if (chosen) onChoose(chosen.code);
  }, [entered, settled, rows, at, onChoose]);
  return (
    <section className="panel">
      <Input
        size="large"
        autoFocus
        allowClear
        value={typed}
        placeholder={text.findItem}
        aria-label={text.findItem}
        onChange={(event) => {
          setTyped(event.target.value);
          setEntered(false);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        onPressEnter={() => setEntered(true)}
      />
      <p className="hint">
        {text.startHint} {counter.keysFind}
      </p>
      <WaitingCard typed={typed} onRestore={setTyped} />
      {found.isError && <Failed error={found.error} again={() => found.refetch()} />}
      {rows.length === 0 && found.isSuccess && <Nothing title={text.noItem(sought)} hint={text.noItemHint} />}
      <div ref={list}>
        <Entries label={text.items} rows={rows} at={at} onChoose={onChoose} />
      </div>
    </section>
  );
}

function Entries({ label, rows, at, onChoose }: { label: string; rows: readonly Entry[]; at: number; onChoose: (code: string) => void }) {
  const text = useText(intakeText);
  const counter = useText(counterText);
  const terms = useText(termsText);
  return (
    <ul className="item-list" aria-label={label}>
      {rows.map((item, index) => (
        <li key={item.code} className={index === at ? "at" : undefined}>
          <button type="button" onClick={() => onChoose(item.code)}>
            <strong>{item.name}</strong>
            <span className="hint">
              {text.itemFacts(item.departmentName, terms.kinds[item.kind])}
              {item.usual && ` · ${counter.usual}`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A card may be read before the item is chosen: it waits. */
function WaitingCard({ typed, onRestore }: { typed: string; onRestore: (typed: string) => void }) {
  const text = useText(counterText);
  const { lang } = useLanguage();
  const before = useRef("");
  const [card, setCard] = useState<CardRead | null>(waitingCard);
  useCardReader({
    remember: () => {
      before.current = typed;
    },
    onCard: (read) => {
      onRestore(before.current);
      if (read.ok) keepCard(read);
      setCard(read);
    },
  });
  if (card === null) return null;
  if (card.ok) return <p role="status">{text.cardWaiting(card.name === "" ? card.number : card.name)}</p>;
  const kind = card.kind === "person" ? "identity-number" : "credit-code";
  return (
    <p role="alert" className="field-fault">
      {text.cardFault + caseMessages(lang)[`cases/${kind}-${card.fault}`]}
    </p>
  );
}
