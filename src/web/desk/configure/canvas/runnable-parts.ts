import ElementFactory from "bpmn-js/lib/features/modeling/ElementFactory";
import type ContextPad from "diagram-js/lib/features/context-pad/ContextPad";
import type Palette from "diagram-js/lib/features/palette/Palette";
import type PopupMenu from "diagram-js/lib/features/popup-menu/PopupMenu";

// Offered is what the engine runs. A file from elsewhere may hold more: it can be opened, and is refused by name when it is checked.

const NOT_RUN =
  /script|complex|ad-hoc|transaction|event-subprocess|signal|escalation|compensation|link|cancel|condition|data-store|participant|collaboration|group|replace-with-task$|append-task$|create-task$|loop|instantiate/;

function runnable<T>(entries: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => ALWAYS.has(name) || !NOT_RUN.test(name)));
}

/** The step of a person, under the names the library gives to its plain task; and conditions of a way. */
const ALWAYS = new Set(["create.task", "append.append-task", "replace-with-conditional-flow"]);

const MENUS = ["bpmn-replace", "bpmn-append", "bpmn-create"];
/** Below the library's own providers, so that their entries are there to be chosen from. */
const AFTER_OTHERS = 200;

function OfferedParts(popupMenu: PopupMenu, palette: Palette, contextPad: ContextPad) {
  for (const menu of MENUS) popupMenu.registerProvider(menu, AFTER_OTHERS, { getPopupMenuEntries: () => runnable });
  palette.registerProvider(AFTER_OTHERS, { getPaletteEntries: () => runnable });
  contextPad.registerProvider(AFTER_OTHERS, { getContextPadEntries: () => runnable });
}
OfferedParts.$inject = ["popupMenu", "palette", "contextPad"];

/** What is drawn new as a plain task is the step of a person: the engine runs no task of no kind. */
class StepFactory extends ElementFactory {
  override createShape(given: Parameters<ElementFactory["createShape"]>[0]) {
    const isPlain = given !== undefined && "type" in given && given.type === "bpmn:Task" && !given.businessObject;
    return super.createShape(isPlain ? Object.assign({}, given, { type: "bpmn:UserTask" }) : given);
  }
}

export const runnableParts = {
  __init__: ["offeredParts"],
  offeredParts: ["type", OfferedParts],
  elementFactory: ["type", StepFactory],
};
