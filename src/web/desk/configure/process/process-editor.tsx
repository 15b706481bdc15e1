import { Alert, Button, type InputRef } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";
import { answerNames } from "../../../../core/forms/index.ts";
import {
  addBranch as addBranchTo,
  copyNode,
  insertNodes,
  moveNode,
  newIds,
  nodesOf,
  type ProcessFault,
  type ProcessTree,
  processText,
  removeAt,
  removeNode,
  type TreeBack,
  type TreeNode,
  type TreePlace,
  whereIs,
} from "../../../../core/process/index.ts";
import type { ItemPackage, PackageFault } from "../../../../modules/catalogue/shared.ts";
import type { OrgKind } from "../../../../modules/identity/shared.ts";
import { useLanguage, useText } from "../../language.tsx";
import { processesText } from "../../messages/processes.ts";
import { termsText } from "../../messages/terms.ts";
import { Loading } from "../../parts/states.tsx";
import { useWords } from "../../parts/words.tsx";
import { faultWords } from "../fault-words.ts";
import { conditionWords } from "../form/rules/rule-words.ts";
import { nameOf, nameWords } from "./card-words.ts";
import { keepCopy, keptCopy } from "./clipboard.ts";
import { type Editor, EditorContext } from "./editor-context.ts";
import { cardBeside, focusCard, showCard } from "./keyboard.ts";
import { newNode } from "./new-nodes.ts";
import "./process.css";
import { Sequence } from "./sequence.tsx";
import { SettingsDrawer, WHOLE } from "./settings-drawer.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useLiveFaults } from "./use-live-faults.ts";
import { type TreeDesign, useTreeDesign } from "./use-tree-design.ts";

/** An organisation a step can name. */
export interface OrgChoice {
  code: string;
  name: string;
  kind: OrgKind;
}

export interface ProcessEditorProps {
  xml: string;
  item: ItemPackage;
  orgs: readonly OrgChoice[];
  faults: readonly PackageFault[];
  readOnly: boolean;
  onChange(xml: string): void;
}

/** The vertical designer: the process as cards from the top down, with ＋ between them. What it can't show is for the canvas. */
export function ProcessEditor(props: ProcessEditorProps) {
  const text = useText(processesText);
  const { lang } = useLanguage();
  const design = useTreeDesign(props.xml, props.onChange);
  if (design.state === "reading") return <Loading />;
  if (design.state === "tree") return <TreeEditor {...props} design={design} />;
  return (
    <Alert
      type="info"
      showIcon
      title={text.canvasOnly}
      description={
        <>
          <p>{text.canvasOnlyHint}</p>
          <ul className="fault-list">
            {design.faults.map((fault) => (
              <li key={`${fault.code} ${fault.element ?? ""} ${fault.detail ?? ""}`}>
                <strong>{fault.name ?? fault.element}</strong> {processText(fault.code, lang, fault.detail)}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

function TreeEditor({
  xml,
  item,
  orgs,
  faults: fromServer,
  readOnly,
  design,
}: ProcessEditorProps & { design: TreeDesign & { state: "tree" } }) {
  const { tree, apply } = design;
  const { lang } = useLanguage();
  const text = useText(processesText);
  const words = { text, terms: useText(termsText), orgs };
  const names = answerNames(item.form, undefined);
  const codes = useWords();
  const { faults, sum } = useLiveFaults(xml, item, fromServer);
  const [selected, setSelected] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const [copied, setCopied] = useState<TreeNode | null>(null);
  const [zoom, setZoom] = useState(1);
  const [full, setFull] = useState(false);
  const [search, setSearch] = useState("");
  const sheet = useRef<HTMLDivElement>(null);
  const searchBox = useRef<InputRef>(null);

  const node = nodesOf(tree.steps).find((each): each is Exclude<TreeNode, TreeBack> => each.kind !== "back" && each.id === selected);
  const isCopyable = node !== undefined && node.kind !== "start" && node.kind !== "end";
  const select = (id: string | null) => {
    setSelected(id);
    setOpened(id !== null);
    // beside the drawer, which covers most of a tablet
    if (id !== null) requestAnimationFrame(() => sheet.current && showCard(sheet.current, id));
  };
  const focus = (id: string) => requestAnimationFrame(() => sheet.current && focusCard(sheet.current, id));
  /** Keys go on working when the card that had the focus is gone. */
  const keepFocus = () =>
    requestAnimationFrame(() => document.activeElement === document.body && sheet.current?.focus({ preventScroll: true }));
  const walk = (step: (() => void) | undefined) =>
    step &&
    (() => {
      step();
      keepFocus();
    });
  const [undo, redo] = [walk(design.undo), walk(design.redo)];
  const say = (fault: ProcessFault) =>
    faultWords({ path: "process", ...fault, ...(fault.detail ? { detail: fault.detail } : {}) }, lang, codes);
  const put = (place: TreePlace, added: TreeNode) => {
    if (!apply(insertNodes(tree, place, [added])) || added.kind === "back") return;
    setSelected(added.id);
    focus(added.id);
  };
  const remove = (id: string) => {
    const where = whereIs(tree, id);
    if (!apply(removeNode(tree, id))) return;
    select(null);
    const before = where && (where.at > 0 ? idBefore(tree, where) : where.in);
    // at once, while the card that goes is still there: the next key may come before the screen is drawn
    if (before && sheet.current) focusCard(sheet.current, before);
    keepFocus();
  };
  const copy = () => {
    if (!node || !isCopyable) return;
    setCopied(node);
    keepCopy(node);
  };
  const pasteAt = (place: TreePlace, from: TreeNode) => put(place, copyNode(tree, from));
  const paste = async () => {
    const from = copied ?? (await keptCopy());
    const where = selected === null ? undefined : placeAfter(tree, selected);
    if (from && where) pasteAt(where, from);
  };
  const found = search.trim() === "" ? [] : findNodes(tree, search.trim(), (each) => nameWords(each, tree, words));
  const next = (ids: readonly string[]) => {
    const id = ids[(ids.indexOf(selected ?? "") + 1) % ids.length];
    if (id === undefined) return;
    setSelected(id);
    focus(id);
  };
  const known = new Set(idsOf(tree));
  const elsewhere = faults.filter((fault) => fault.element === undefined || !known.has(fault.element));

  const editor: Editor = {
    tree,
    words,
    readOnly,
    selected,
    found: new Set(found),
    faultsOf: (id) => faults.filter((fault) => fault.element === id),
    faultWords: say,
    condition: (expression) =>
      refusedStep(expression, (id) => text.drawer.whenRefused(nameOf(tree, id, id))) ?? conditionWords(expression, names, lang),
    select,
    add: (place, choice) => put(place, newNode(choice, tree, text)),
    addBack: (place, to) => put(place, { kind: "back", to }),
    paste: copied ? { node: copied, at: (place) => pasteAt(place, copied) } : null,
    addBranch: (block) => {
      const split = nodesOf(tree.steps).find((each) => each.kind === "branches" && each.id === block);
      if (split?.kind !== "branches") return;
      const number = split.branches.length + (split.gateway === "parallel" ? 1 : 0);
      const id = newIds(tree)("branch");
      const name = split.gateway === "parallel" ? text.newNames.lane(number) : text.newNames.branch(number);
      if (apply(addBranchTo(tree, block, { name }))) {
        setSelected(id);
        focus(id);
      }
    },
    remove,
    removeAt: (place) => apply(removeAt(tree, place)),
    move: (id, place) => {
      if (apply(moveNode(tree, id, place))) focus(id);
    },
  };
  const cut = () => {
    if (!node || !isCopyable) return;
    copy();
    remove(node.id);
  };
  const removable = selected !== null && selected !== WHOLE && node?.kind !== "start";
  const acts = {
    ...(undo ? { undo } : {}),
    ...(redo ? { redo } : {}),
    ...(isCopyable ? { copy, cut } : {}),
    ...(selected !== null && selected !== WHOLE ? { paste: () => void paste() } : {}),
    ...(removable ? { remove: () => remove(selected) } : {}),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-card]") : null;
    const id = card?.dataset.card;
    const container = sheet.current;
    const command = event.ctrlKey || event.metaKey;
    const done = (act: (() => void) | undefined) => {
      event.preventDefault();
      act?.();
    };
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    if (command && event.key === "z") return done(event.shiftKey ? redo : undo);
    if (command && event.key === "y") return done(redo);
    if (event.key === "/") return done(() => searchBox.current?.focus());
    if (event.key === "Escape" && full && !opened) return done(() => setFull(false));
    if (!card || id === undefined || !container) return;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      const where = whereIs(tree, id);
      const by = event.key === "ArrowUp" ? -1 : 2;
      return done(() => where && !readOnly && editor.move(id, { in: where.in, at: where.at + by }));
    }
    if (event.key.startsWith("Arrow")) return done(() => focusOn(cardBeside(container, card, event.key)));
    if (readOnly) return;
    if (event.key === "Delete" || event.key === "Backspace") return done(() => remove(id));
    if (event.key === "+" || event.key === "=") return done(() => openAdd(container, tree, id));
    // what is selected is what has the focus
    if (command && (event.key === "c" || event.key === "x") && id === selected) return done(event.key === "c" ? copy : cut);
    if (command && event.key === "v" && id === selected) return done(() => void paste());
  };
  const fit = () => {
    const box = sheet.current;
    if (box) setZoom(Math.max(0.4, Math.min(1, (zoom * box.clientWidth) / box.scrollWidth)));
  };
  return (
    <EditorContext value={editor}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys pressed on the cards inside come through here */}
      <div className={`flow-editor${full ? " flow-full" : ""}${opened ? " flow-open" : ""}`} onKeyDown={onKeyDown}>
        <Toolbar
          readOnly={readOnly}
          zoom={zoom}
          full={full}
          search={search}
          searchBox={searchBox}
          acts={acts}
          status={
            <>
              {faults.length > 0 && (
                <Button
                  type="text"
                  size="small"
                  danger
                  onClick={() => next(faults.flatMap((fault) => (fault.element && known.has(fault.element) ? [fault.element] : [])))}
                >
                  {text.faults(faults.length)}
                </Button>
              )}
              {faults.length === 0 && <span className="flow-good">{text.noFaults}</span>}
              {sum && (
                <span className="hint">
                  {text.sum(sum.amount, unitWord(text, sum.unit), text.limit[item.promise.unit](item.promise.amount))}
                </span>
              )}
            </>
          }
          onZoom={(value) => setZoom(Math.round(value * 10) / 10)}
          onFit={fit}
          onFull={() => setFull(!full)}
          onSearch={setSearch}
          onFind={() => next(found)}
          onProcess={() => select(WHOLE)}
        />
        {elsewhere.length > 0 && (
          <ul className="fault-list flow-elsewhere">
            {elsewhere.map((fault) => (
              <li key={`${fault.code} ${fault.element ?? ""} ${fault.detail ?? ""}`}>{say(fault)}</li>
            ))}
          </ul>
        )}
        <section
          ref={sheet}
          className="flow-sheet"
          tabIndex={-1}
          aria-label={text.name}
          onFocus={({ target }) => {
            const id = target.closest<HTMLElement>("[data-card]")?.dataset.card;
            if (id !== undefined && id !== selected) setSelected(id);
          }}
        >
          <div className="flow-scaled" style={{ zoom }}>
            <Sequence id={tree.id} steps={tree.steps} />
          </div>
        </section>
        <SettingsDrawer selected={opened ? selected : null} item={item} apply={apply} onClose={() => setOpened(false)} />
      </div>
    </EditorContext>
  );
}

/** A condition about signers, in words; undefined for any other. */
function refusedStep(expression: string, say: (id: string) => string): string | undefined {
  const id = /^get value\(outcomes, ("(?:[^"\\]|\\.)*")\) = "refused"$/.exec(expression)?.[1];
  return id === undefined ? undefined : say(JSON.parse(id) as string);
}

function focusOn(card: HTMLElement | undefined): void {
  card?.focus();
  card?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function unitWord(text: ReturnType<typeof processesText>, unit: "workday" | "day" | "hour"): string {
  return text.limit[unit](1).replace(/^1 ?/, "");
}

function idBefore(tree: ProcessTree, { in: owner, at }: TreePlace): string | undefined {
  const before = nodesOf(tree.steps)
    .filter((node) => node.kind !== "back")
    .find((node) => {
      const where = whereIs(tree, node.id);
      return where?.in === owner && where.at === at - 1;
    });
  return before?.id;
}

/** Where a step goes that is pasted "after" the selected one: in a branch or beside a step, at its beginning. */
function placeAfter(tree: ProcessTree, id: string): TreePlace | undefined {
  const where = whereIs(tree, id);
  if (where) return { in: where.in, at: where.at + 1 };
  return idsOf(tree).includes(id) ? { in: id, at: 0 } : undefined;
}

function openAdd(container: HTMLElement, tree: ProcessTree, id: string): void {
  const place = placeAfter(tree, id);
  const buttons = [...container.querySelectorAll<HTMLElement>("[data-add-in]")];
  buttons.find((button) => button.dataset.addIn === place?.in && button.dataset.addAt === String(place?.at))?.click();
}

/** Ids of all that has a card. */
function idsOf(tree: ProcessTree): string[] {
  return nodesOf(tree.steps).flatMap((node) => {
    if (node.kind === "back") return [];
    if (node.kind === "branches") return [node.id, ...node.branches.map((branch) => branch.id)];
    return [node.id, ...("boundary" in node ? node.boundary.map((event) => event.id) : [])];
  });
}

function findNodes(tree: ProcessTree, wanted: string, nameOf: (node: TreeNode) => string): string[] {
  const has = (words: string) => words.toLowerCase().includes(wanted.toLowerCase());
  return nodesOf(tree.steps).flatMap((node) => {
    if (node.kind === "back") return [];
    const own = has(nameOf(node)) ? [node.id] : [];
    return node.kind === "branches" ? [...own, ...node.branches.flatMap((branch) => (has(branch.name) ? [branch.id] : []))] : own;
  });
}
