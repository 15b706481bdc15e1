import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useDeferredValue, useState } from "react";
import { useText } from "../language.tsx";
import { intakeText } from "../messages/intake.ts";
import { termsText } from "../messages/terms.ts";
import { Failed, Nothing } from "../parts/states.tsx";
import { api } from "../server.ts";

/** Finds an item by a part of its name, its code or its pinyin initials. */
export function ItemPicker({ onChoose }: { onChoose: (code: string) => void }) {
  const text = useText(intakeText);
  const terms = useText(termsText);
  const [typed, setTyped] = useState("");
  const sought = useDeferredValue(typed.trim());
  const found = useQuery(api.intake.items.queryOptions({ text: sought }, { placeholderData: keepPreviousData, staleTime: 60_000 }));
  return (
    <section className="panel">
      <Input
        size="large"
        autoFocus
        allowClear
        value={typed}
        placeholder={text.findItem}
        aria-label={text.findItem}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={() => found.data?.[0] && onChoose(found.data[0].code)}
      />
      <p className="hint">{text.startHint}</p>
      {found.isError && <Failed error={found.error} again={() => found.refetch()} />}
      {found.data?.length === 0 && <Nothing title={text.noItem(sought)} hint={text.noItemHint} />}
      <ul className="item-list" aria-label={text.items}>
        {(found.data ?? []).map((item) => (
          <li key={item.code}>
            <button type="button" onClick={() => onChoose(item.code)}>
              <strong>{item.name}</strong>
              <span className="hint">{text.itemFacts(item.departmentName, terms.kinds[item.kind])}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
