import { createContext, useContext } from "react";
import type { ProcessFault, ProcessTree, TreeNode, TreePlace } from "../../../../core/process/index.ts";
import type { Words } from "./card-words.ts";
import type { AddChoice } from "./new-nodes.ts";

/** What every card needs to know of the editor around it. */
export interface Editor {
  tree: ProcessTree;
  words: Words;
  readOnly: boolean;
  selected: string | null;
  /** ids found by the search */
  found: ReadonlySet<string>;
  faultsOf(id: string): readonly ProcessFault[];
  faultWords(fault: ProcessFault): string;
  condition(expression: string): string;
  select(id: string | null): void;
  add(place: TreePlace, choice: AddChoice): void;
  addBack(place: TreePlace, to: string): void;
  paste: { node: TreeNode; at(place: TreePlace): void } | null;
  addBranch(block: string): void;
  remove(id: string): void;
  removeAt(place: TreePlace): void;
  move(id: string, place: TreePlace): void;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("cards stand inside the process editor");
  return editor;
}

/** The words where the settings of a step stand outside the cards, on the canvas. */
export const WordsContext = createContext<Words | null>(null);

/** What the settings of one step need of whichever editor they stand in. */
export function useFlowWords(): Words {
  const canvas = useContext(WordsContext);
  const cards = useContext(EditorContext);
  const words = canvas ?? cards?.words;
  if (!words) throw new Error("settings of a step stand inside a process editor");
  return words;
}
