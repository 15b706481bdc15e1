import { SearchOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { AutoComplete, Input, type InputRef } from "antd";
import { useDeferredValue, useEffect, useEffectEvent, useRef, useState } from "react";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { api } from "../server.ts";

/** Cases, items and people in one box. `/` jumps into it from anywhere, as long as nothing is being typed elsewhere. */
export function SearchBox() {
  const text = useText(generalText);
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState(false);
  const sought = useDeferredValue(typed.trim());
  const field = useRef<InputRef>(null);
  const found = useQuery(api.search.everything.queryOptions({ text: sought }, { enabled: sought.length >= 2 }));

  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      if (event.key !== "/" || isTyping(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", jump);
    return () => document.removeEventListener("keydown", jump);
  }, []);

  const options =
    sought.length < 2 || found.data === undefined
      ? []
      : [
          group(text.foundCases, found.data.cases, ({ id, number, itemName, applicantMasked }) => [
            `/cases/${id}`,
            `${number} ${itemName} ${applicantMasked}`,
          ]),
          group(text.foundItems, found.data.items, ({ code, name, departmentName }) => [
            `/intake?item=${encodeURIComponent(code)}`,
            `${name} ${departmentName}`,
          ]),
          group(text.foundPeople, found.data.people, ({ id, name, staffNumber }) => [`/people?person=${id}`, `${name} ${staffNumber}`]),
        ].filter((part) => part.options.length > 0);

  const open = (address: string) => {
    setTyped("");
    setAsked(false);
    void navigate({ href: address });
  };
  // A code gun writes a receipt's number and presses Enter before the answer is there.
  const isAnswered = found.isSuccess && !found.isFetching && sought === typed.trim();
  const first = options[0]?.options[0]?.value;
  const openAsked = useEffectEvent(() => {
    if (first !== undefined) open(first);
    else setAsked(false);
  });
  useEffect(() => {
    if (asked && isAnswered) openAsked();
  }, [asked, isAnswered]);

  return (
    <AutoComplete
      className="search-box"
      value={typed}
      options={options}
      onSelect={open}
      onChange={(text) => {
        setTyped(text);
        setAsked(false);
      }}
      onInputKeyDown={({ key }) => key === "Enter" && typed.trim().length >= 2 && setAsked(true)}
      notFoundContent={sought.length >= 2 && found.isSuccess ? <span className="found-nothing">{text.foundNothing}</span> : null}
      // A number typed or scanned whole is opened by Enter alone.
      defaultActiveFirstOption
      popupMatchSelectWidth={360}
    >
      <Input ref={field} prefix={<SearchOutlined />} placeholder={text.searchEverything} aria-label={text.searchEverything} allowClear />
    </AutoComplete>
  );
}

function group<T>(label: string, rows: readonly T[], lineOf: (row: T) => [address: string, label: string]) {
  return { label, options: rows.map(lineOf).map(([value, shown]) => ({ value, label: shown })) };
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
}
