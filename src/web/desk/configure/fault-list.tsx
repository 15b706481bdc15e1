import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import type { PackageFault } from "../../../modules/catalogue/shared.ts";
import { useLanguage, useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { useWords } from "../parts/words.tsx";
import { faultWords } from "./fault-words.ts";

/** What an element is called. Read from the file itself: a process that can't be compiled has no drawing, and its faults need names most. */
export function namesIn(process: string): (element: string) => string {
  const parts = new DOMParser().parseFromString(process, "application/xml").querySelectorAll("[id][name]");
  const names = new Map([...parts].map((part) => [part.getAttribute("id"), part.getAttribute("name")]));
  return (element) => names.get(element) || element;
}

/** Faults and notes in words, each leading to the part of the design it is about. */
export function FaultList({ faults, nameOf }: { faults: readonly PackageFault[]; nameOf: (element: string) => string }) {
  const { lang } = useLanguage();
  const words = useWords();
  const navigate = useNavigate({ from: "/items/$code" });
  const text = useText(configureText);
  const names = text.fields as Readonly<Record<string, string>>;
  return (
    <ul className="fault-list">
      {faults.map((fault) => {
        const part = fault.path.split(/[.[]/)[0] ?? "";
        const element = fault.element && nameOf(fault.element);
        const tab = part === "process" || part === "form" ? part : "guide";
        return (
          <li key={`${fault.path} ${fault.code} ${fault.element ?? ""} ${fault.detail ?? ""}`}>
            <Button type="link" size="small" className="in-cell" onClick={() => navigate({ search: { tab } })}>
              {[names[part] ?? fault.path, element].filter(Boolean).join(" · ")}
            </Button>{" "}
            {faultWords(fault, lang, words)}
          </li>
        );
      })}
    </ul>
  );
}
