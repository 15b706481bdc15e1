import { useEffect, useRef } from "react";
import { type AnswerName, type Language, textIn } from "../../../../../core/forms/index.ts";
import { functionNames } from "../../../../../core/rules/index.ts";
import { useLanguage, useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import { nameWords } from "./rule-words.ts";

export interface FeelBoxProps {
  names: readonly AnswerName[];
  value: string;
  onChange: (text: string) => void;
}

/** Where FEEL is written, completing ids of fields and the functions rules may call. The editor is fetched when first needed. */
export function FeelBox({ names, value, onChange }: FeelBoxProps) {
  const { lang } = useLanguage();
  const text = useText(formdesignText);
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<FeelEditorHandle | null>(null);
  const change = useRef(onChange);
  change.current = onChange;
  /** What stands in the box. */
  const shown = useRef(value);
  const label = text.rule.feel;
  const variables = JSON.stringify(variablesOf(names, lang));

  useEffect(() => {
    let isGone = false;
    const container = place.current;
    import("@bpmn-io/feel-editor").then(({ default: FeelEditor }) => {
      if (isGone || !container) return;
      container.replaceChildren();
      editor.current = new FeelEditor({
        container,
        value: shown.current,
        variables: JSON.parse(variables),
        builtins: functionNames.map((name) => ({ name, type: "function", params: [] })),
        contentAttributes: { "aria-label": label, lang: "en" },
        onChange: (typed) => {
          if (typed === shown.current) return;
          shown.current = typed;
          change.current(typed);
        },
      });
    });
    return () => {
      isGone = true;
      editor.current = null;
      container?.replaceChildren();
    };
  }, [variables, label]);

  useEffect(() => {
    // Undo, or another field: the box follows, without echoing.
    if (value === shown.current) return;
    shown.current = value;
    editor.current?.setValue(value);
  }, [value]);

  return <div className="fd-feel" ref={place} />;
}

interface FeelEditorHandle {
  setValue(text: string): void;
}

interface FeelVariable {
  name: string;
  info: string;
  entries: FeelVariable[];
}

/** Paths as the nested names the editor completes: `members` with `income` below it. */
function variablesOf(names: readonly AnswerName[], lang: Language): FeelVariable[] {
  const top: FeelVariable[] = [];
  for (const name of names) {
    let level = top;
    const ids = name.path.split(".");
    for (const [depth, id] of ids.entries()) {
      let found = level.find((each) => each.name === id);
      if (!found) {
        const label = name.labels[depth];
        found = { name: id, info: depth === ids.length - 1 ? nameWords(name, lang) : label ? textIn(label, lang) : id, entries: [] };
        level.push(found);
      }
      level = found.entries;
    }
  }
  return top;
}
