import { PlusOutlined } from "@ant-design/icons";
import { Button, Drawer } from "antd";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { FormDefinition } from "../../../../core/forms/index.ts";
import { useLanguage, useText } from "../../language.tsx";
import { formdesignText } from "../../messages/formdesign.ts";
import { addPage, movePage, removePage, type Slot } from "./editing/edit-form.ts";
import { newPage } from "./editing/new-field.ts";
import { allFields, findField, pageOf } from "./editing/places.ts";
import { firstWords } from "./first-words.ts";
import { Palette } from "./palette.tsx";
import { ProblemList } from "./problem-list.tsx";
import { findingsOf, weightsOf } from "./problems.ts";
import { FieldSettings } from "./settings/field-settings.tsx";
import { PageSettings } from "./settings/page-settings.tsx";
import { DragAndDrop } from "./sheet/drag-and-drop.tsx";
import { PageSection } from "./sheet/page-section.tsx";
import { type SheetActs, SheetActsContext, SheetStateContext } from "./sheet/sheet-context.ts";
import { DesignTools } from "./tools.tsx";
import type { FormDesign } from "./use-form-design.ts";
import { useKeys } from "./use-keys.ts";

/** Palette, sheet and settings beside each other; on narrow screens the palette waits behind a button. */
export function DesignView({ design, inForce, readOnly }: { design: FormDesign; inForce: FormDefinition | undefined; readOnly: boolean }) {
  const text = useText(formdesignText);
  const { lang } = useLanguage();
  const { form, selection } = design;
  const [addingAt, setAddingAt] = useState<Slot | "chosen" | null>(null);
  const [showsProblems, setShowsProblems] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const judged = useDeferredValue(form);
  const findings = useMemo(() => findingsOf(judged, inForce, lang), [judged, inForce, lang]);
  const keys = useKeys(design, readOnly, () => root.current?.querySelector<HTMLElement>(".fd-side input, .fd-side textarea")?.focus());
  const selected = selection && "field" in selection ? selection.field : null;

  useEffect(() => {
    if (selected === null) return;
    const card = root.current?.querySelector(`[data-field="${selected}"]`);
    card?.scrollIntoView({ block: "nearest" });
    const isTyping = document.activeElement?.closest(".fd-side, .fd-tools, .fd-palette, .ant-drawer");
    if (!isTyping) card?.querySelector<HTMLElement>(".fd-face")?.focus({ preventScroll: true });
  }, [selected]);

  const latest = useRef(design);
  latest.current = design;
  const acts = useMemo(
    (): SheetActs => ({
      select: (chosen) => latest.current.select(chosen),
      step: (path, direction) => latest.current.step(path, direction),
      duplicate: (path) => latest.current.duplicate(path),
      remove: (path) => latest.current.remove(path),
      readOnly,
      addAt: readOnly ? null : setAddingAt,
    }),
    [readOnly],
  );
  const weights = useMemo(() => weightsOf(findings), [findings]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for the cards inside it, which are buttons
    <div className="fd-design" ref={root} onKeyDown={keys}>
      <DesignTools
        design={design}
        readOnly={readOnly}
        findings={findings}
        showsProblems={showsProblems}
        onProblems={() => setShowsProblems(!showsProblems)}
        onAdd={() => setAddingAt("chosen")}
      />
      {showsProblems && <ProblemList form={form} findings={findings} onSelect={design.select} />}
      <DragAndDrop form={form} onAdd={design.add} onMove={design.move}>
        <div className={readOnly ? "fd-columns fd-columns-read" : "fd-columns"}>
          {!readOnly && <Palette onAdd={(kind) => design.add(kind)} />}
          <div className="fd-sheet">
            <SheetActsContext value={acts}>
              <SheetStateContext value={{ selected, weightAt: (path) => weights.get(path) }}>
                {form.pages.map((page, index) => (
                  <PageSection
                    key={page.id}
                    page={page}
                    number={index + 1}
                    count={form.pages.length}
                    isChosen={selection !== null && "page" in selection && selection.page === page.id}
                    readOnly={readOnly}
                    onSelect={() => design.select({ page: page.id })}
                    onMove={(by) => design.commit(movePage(form, page.id, by))}
                    onRemove={() => design.commit(removePage(form, page.id))}
                  />
                ))}
              </SheetStateContext>
            </SheetActsContext>
            {!readOnly && (
              <Button
                type="dashed"
                block
                icon={<PlusOutlined />}
                onClick={() => {
                  const page = newPage(form, firstWords);
                  design.commit(addPage(form, page));
                  design.select({ page: page.id });
                }}
              >
                {text.addPage}
              </Button>
            )}
          </div>
          <Side design={design} inForce={inForce} findings={findings} readOnly={readOnly} />
        </div>
      </DragAndDrop>
      <Drawer open={addingAt !== null} onClose={() => setAddingAt(null)} placement="left" size={260} title={text.addField}>
        <Palette
          draggable={false}
          onAdd={(kind) => {
            design.add(kind, addingAt === "chosen" || addingAt === null ? undefined : addingAt);
            setAddingAt(null);
          }}
        />
      </Drawer>
    </div>
  );
}

function Side({
  design,
  inForce,
  findings,
  readOnly,
}: {
  design: FormDesign;
  inForce: FormDefinition | undefined;
  findings: ReturnType<typeof findingsOf>;
  readOnly: boolean;
}) {
  const text = useText(formdesignText);
  const { form, selection } = design;
  const found = selection && "field" in selection ? findField(form, selection.field) : undefined;
  const page = selection && "page" in selection ? pageOf(form, selection.page) : undefined;
  const inForceIds = useMemo(() => new Set(inForce ? allFields(inForce).map(({ path }) => path) : []), [inForce]);
  return (
    <aside className="fd-side" aria-label={page ? text.pageSettings : text.settings}>
      <h3>{page ? text.pageSettings : text.settings}</h3>
      <fieldset disabled={readOnly}>
        {found && (
          <FieldSettings
            key={found.path}
            design={design}
            field={found.field}
            path={found.path}
            container={found.container}
            findings={findings.filter(({ field }) => field === found.path)}
            isInForce={inForceIds.has(found.path)}
          />
        )}
        {page && (
          <PageSettings key={page.id} design={design} page={page} findings={findings.filter((finding) => finding.page === page.id)} />
        )}
      </fieldset>
      {!found && !page && <p className="hint">{text.nothingSelected}</p>}
    </aside>
  );
}
