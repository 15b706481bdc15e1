import { App } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Edited, type ProcessFault, type ProcessTree, processText, readTree, writeTree } from "../../../../core/process/index.ts";
import { useLanguage } from "../../language.tsx";
import { beginHistory, type History, record, redo, undo } from "../history.ts";

/** `about` names what is typed into, so that letters in a row are undone together. */
export type Apply = (edited: Edited, about?: string) => boolean;

export type TreeDesign =
  | { state: "reading" }
  | { state: "refused"; faults: readonly ProcessFault[] }
  | { state: "tree"; tree: ProcessTree; apply: Apply; undo?: () => void; redo?: () => void };

/** The drawing as a tree, changed here and given on as XML. XML that comes from elsewhere (another's version, the canvas) is read anew. */
export function useTreeDesign(xml: string, onChange: (xml: string) => void): TreeDesign {
  const { lang } = useLanguage();
  const { message } = App.useApp();
  const [history, setHistory] = useState<History<ProcessTree> | null>(null);
  const [faults, setFaults] = useState<readonly ProcessFault[] | null>(null);
  /** what this editor gave on or has read last */
  const own = useRef<string | null>(null);

  useEffect(() => {
    if (xml === own.current) return;
    let isGone = false;
    void readTree(xml).then((reading) => {
      if (isGone) return;
      own.current = xml;
      setFaults(reading.ok ? null : reading.faults);
      setHistory(reading.ok ? beginHistory(reading.tree) : null);
    });
    return () => {
      isGone = true;
    };
  }, [xml]);

  const show = useCallback(
    (next: History<ProcessTree>) => {
      setHistory(next);
      own.current = writeTree(next.present);
      onChange(own.current);
    },
    [onChange],
  );
  if (faults) return { state: "refused", faults };
  if (!history) return { state: "reading" };
  const apply: Apply = (edited, about) => {
    if (edited.ok) show(record(history, edited.tree, about ?? null));
    else void message.warning(processText(edited.code, lang));
    return edited.ok;
  };
  return {
    state: "tree",
    tree: history.present,
    apply,
    ...(history.past.length > 0 ? { undo: () => show(undo(history)) } : {}),
    ...(history.future.length > 0 ? { redo: () => show(redo(history)) } : {}),
  };
}
