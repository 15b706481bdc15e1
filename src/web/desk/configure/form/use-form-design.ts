import { useState } from "react";
import type { FieldKind } from "../../../../core/forms/index.ts";
import { type FormDefinition, type FormField, isSame, renameField } from "../../../../core/forms/index.ts";
import { useText } from "../../language.tsx";
import { formdesignText } from "../../messages/formdesign.ts";
import { beginHistory, record, redo, undo } from "../history.ts";
import { copyOfField, pastedField } from "./clipboard.ts";
import { changeField, type FieldChange, insertField, moveField, removeField, type Slot, slotBeside } from "./editing/edit-form.ts";
import { copiedField, newField } from "./editing/new-field.ts";
import { allFields, findField, refusalOf } from "./editing/places.ts";
import { firstWords } from "./first-words.ts";

/** What is chosen: a field by its path, or a page by its id. */
export type Selection = { readonly field: string } | { readonly page: string } | null;

/** The form being designed with what can be done to it. `said` is told to screen readers. */
export interface FormDesign {
  readonly form: FormDefinition;
  readonly selection: Selection;
  readonly said: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  select(selection: Selection): void;
  /** A change made elsewhere; changes about the same thing in a row are undone together. */
  commit(next: FormDefinition, about?: string): void;
  undo(): void;
  redo(): void;
  add(kind: FieldKind, slot?: Slot): void;
  change(path: string, change: FieldChange): void;
  /** Gives a field another id, here and wherever the item speaks of it. Can't be undone, but renamed back. */
  rename(path: string, id: string): void;
  move(path: string, slot: Slot): void;
  step(path: string, direction: -1 | 1): void;
  remove(path: string): void;
  duplicate(path: string): void;
  copy(path: string): void;
  paste(): void;
}

export interface FormChanges {
  onChange(form: FormDefinition): void;
  /** Another id of a field: what lies outside the form has to follow. */
  onRename(form: FormDefinition, renaming: { path: string; id: string; before: FormDefinition }): void;
}

export function useFormDesign(form: FormDefinition, readOnly: boolean, { onChange, onRename }: FormChanges): FormDesign {
  const text = useText(formdesignText);
  const [history, setHistory] = useState(() => beginHistory(form));
  const [given, setGiven] = useState(form);
  const [selection, select] = useState<Selection>(null);
  const [said, say] = useState("");
  // Ids that once stood in this design aren't given to something else: answers and rights are kept by id.
  const [reserved] = useState(() => new Set<string>());

  // Another form from outside (a newer revision, another item) begins a history of its own; our own coming back doesn't.
  if (form !== given) {
    setGiven(form);
    if (form !== history.present && !isSame(form, history.present)) setHistory(beginHistory(form));
  }

  const now = history.present;
  for (const { field } of allFields(now)) reserved.add(field.id);

  const enter = (next: typeof history) => {
    if (readOnly || next.present === now) return;
    setHistory(next);
    onChange(next.present);
  };
  const commit = (next: FormDefinition, about?: string) => enter(record(history, next, about ?? null));
  const label = (path: string) => findField(now, path)?.field.label["zh-CN"] ?? path;

  const put = (field: FormField, slot: Slot, words: string) => {
    const refusal = refusalOf(now, slot, field);
    if (refusal) {
      say(text.done.refused[refusal]);
      return;
    }
    commit(insertField(now, field, slot));
    select({ field: slot.within === "" ? field.id : `${slot.within}.${field.id}` });
    say(words);
  };

  return {
    form: now,
    selection,
    said,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    select,
    commit,
    undo: () => enter(undo(history)),
    redo: () => enter(redo(history)),
    add: (kind, slot) => {
      const field = newField(kind, now, firstWords, reserved);
      const place = slot ?? slotFor(now, selection, field);
      put(field, place, text.done.added(field.label["zh-CN"]));
    },
    change: (path, change) => commit(changeField(now, path, change), `${path} ${Object.keys(change).join(" ")}`),
    rename: (path, id) => {
      const next = renameField(now, path, id);
      if (readOnly || isSame(next, now)) return;
      // The process changes with it, so there is no way back to before.
      setHistory(beginHistory(next));
      onRename(next, { path, id, before: now });
      select({ field: [...path.split(".").slice(0, -1), id].join(".") });
      say(text.done.renamed(id));
    },
    move: (path, slot) => {
      const next = moveField(now, path, slot);
      if (next === now) {
        say(text.done.noMove);
        return;
      }
      commit(next);
      const id = findField(now, path)?.field.id ?? "";
      select({ field: slot.within === "" ? id : `${slot.within}.${id}` });
      say(text.done.moved(label(path)));
    },
    step(path, direction) {
      const slot = slotBeside(now, path, direction);
      if (slot) this.move(path, slot);
      else say(text.done.noMove);
    },
    remove: (path) => {
      const before = neighbourOf(now, path);
      commit(removeField(now, path));
      select(before === undefined ? null : { field: before });
      say(text.done.removed(label(path)));
    },
    duplicate: (path) => {
      const found = findField(now, path);
      if (!found) return;
      const field = copiedField(found.field, now, reserved);
      put(field, { ...found.container, index: found.index + 1 }, text.done.added(field.label["zh-CN"]));
    },
    copy: (path) => {
      const found = findField(now, path);
      if (!found) return;
      copyOfField(found.field);
      say(text.done.copied(label(path)));
    },
    paste: () => {
      const field = pastedField();
      if (!field) return;
      const copied = copiedField(field, now);
      put(copied, slotFor(now, selection, copied), text.done.added(copied.label["zh-CN"]));
    },
  };
}

/** After what is chosen; at the end of its page where it can't stand there; else at the end of the form. */
function slotFor(form: FormDefinition, selection: Selection, field: FormField): Slot {
  const last = form.pages.at(-1);
  if (selection && "page" in selection) {
    const page = form.pages.find(({ id }) => id === selection.page) ?? last;
    return { page: page?.id ?? "", within: "", index: page?.fields.length ?? 0 };
  }
  let at = selection ? findField(form, selection.field) : undefined;
  if (at?.field.fields?.length === 0) return { page: at.container.page, within: at.path, index: 0 };
  while (at && refusalOf(form, at.container, field)) at = findField(form, at.container.within);
  if (at) return { ...at.container, index: at.index + 1 };
  return { page: last?.id ?? "", within: "", index: last?.fields.length ?? 0 };
}

function neighbourOf(form: FormDefinition, path: string): string | undefined {
  const others = allFields(form).filter((each) => !each.path.startsWith(`${path}.`));
  const at = others.findIndex((each) => each.path === path);
  return (others[at + 1] ?? others[at - 1])?.path;
}
