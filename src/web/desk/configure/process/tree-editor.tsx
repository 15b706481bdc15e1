import type { InputRef } from "antd";
import { useRef, useState } from "react";
import { answerNames } from "../../../../core/forms/index.ts";
import type { ProcessFault } from "../../../../core/process/index.ts";
import { useLanguage, useText } from "../../language.tsx";
import { processesText } from "../../messages/processes.ts";
import { useWords } from "../../parts/words.tsx";
import { faultWords } from "../fault-words.ts";
import { conditionWords } from "../form/rules/rule-words.ts";
import { nameOf, nameWords, refusedStep } from "./card-words.ts";
import { type Editor, EditorContext } from "./editor-context.ts";
import { pressed } from "./flow-keys.ts";
import { JudgementLine } from "./judgement-line.tsx";
import "./process.css";
import type { ProcessEditorProps } from "./process-editor.tsx";
import { Sequence } from "./sequence.tsx";
import { SettingsDrawer, WHOLE } from "./settings-drawer.tsx";
import { Toolbar } from "./toolbar.tsx";
import { cardIds, findCards } from "./tree-places.ts";
import { namedStaff, useCardWords } from "./use-card-words.ts";
import { useLiveFaults } from "./use-live-faults.ts";
import { useSheet } from "./use-sheet.ts";
import { useStepActs } from "./use-step-acts.ts";
import type { TreeDesign } from "./use-tree-design.ts";

/** The cards of a process that can be shown as a tree, with tools above and the settings of the chosen card beside. */
export function TreeEditor({
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
  const words = useCardWords(orgs, item, namedStaff(tree));
  const codes = useWords();
  const judgement = useLiveFaults(xml, item, fromServer);
  const { faults } = judgement;
  const sheet = useSheet();
  const acts = useStepActs(design, sheet, text);
  const [zoom, setZoom] = useState(1);
  const [full, setFull] = useState(false);
  const [search, setSearch] = useState("");
  const searchBox = useRef<InputRef>(null);

  const { selected, opened } = sheet;
  const found = search.trim() === "" ? [] : findCards(tree, search.trim(), (each) => nameWords(each, tree, words));
  const known = new Set(cardIds(tree));
  const elsewhere = faults.filter((fault) => fault.element === undefined || !known.has(fault.element));
  const names = answerNames(item.form, undefined);
  const say = (fault: ProcessFault) =>
    faultWords({ path: "process", ...fault, ...(fault.detail ? { detail: fault.detail } : {}) }, lang, codes);
  const next = (ids: readonly string[]) => {
    const id = ids[(ids.indexOf(selected ?? "") + 1) % ids.length];
    if (id !== undefined) sheet.goTo(id);
  };
  const fit = () => {
    const box = sheet.area.current;
    if (box) setZoom(Math.max(0.4, Math.min(1, (zoom * box.clientWidth) / box.scrollWidth)));
  };

  const editor: Editor = {
    tree,
    words,
    readOnly,
    selected,
    found: new Set(found),
    faultsOf: (id) => faults.filter((fault) => fault.element === id),
    faultWords: say,
    condition: (expression) => {
      const refused = refusedStep(expression);
      return refused === undefined ? conditionWords(expression, names, lang) : text.drawer.whenRefused(nameOf(tree, refused, refused));
    },
    select: sheet.select,
    ...acts.changes,
  };
  const keys = {
    tree,
    sheet,
    acts,
    readOnly,
    find: () => searchBox.current?.focus(),
    leaveFull: full && !opened ? () => setFull(false) : undefined,
  };
  return (
    <EditorContext value={editor}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys pressed on the cards inside come through here */}
      <div className={`flow-editor${full ? " flow-full" : ""}${opened ? " flow-open" : ""}`} onKeyDown={(event) => pressed(event, keys)}>
        <Toolbar
          readOnly={readOnly}
          zoom={zoom}
          full={full}
          search={search}
          searchBox={searchBox}
          acts={acts.now}
          status={
            <JudgementLine
              judgement={judgement}
              promise={item.promise}
              onNext={() => next(faults.flatMap(({ element }) => (element && known.has(element) ? [element] : [])))}
            />
          }
          onZoom={(value) => setZoom(Math.round(value * 10) / 10)}
          onFit={fit}
          onFull={() => setFull(!full)}
          onSearch={setSearch}
          onFind={() => next(found)}
          onProcess={() => sheet.select(WHOLE)}
        />
        {elsewhere.length > 0 && (
          <ul className="fault-list flow-elsewhere">
            {elsewhere.map((fault) => (
              <li key={`${fault.code} ${fault.element ?? ""} ${fault.detail ?? ""}`}>{say(fault)}</li>
            ))}
          </ul>
        )}
        <section
          ref={sheet.area}
          className="flow-sheet"
          tabIndex={-1}
          aria-label={text.name}
          onFocus={({ target }) => {
            const id = target.closest<HTMLElement>("[data-card]")?.dataset.card;
            if (id !== undefined && id !== selected) sheet.choose(id);
          }}
        >
          <div className="flow-scaled" style={{ zoom }}>
            <Sequence id={tree.id} steps={tree.steps} />
          </div>
        </section>
        <SettingsDrawer selected={opened ? selected : null} item={item} apply={apply} onClose={sheet.close} />
      </div>
    </EditorContext>
  );
}
