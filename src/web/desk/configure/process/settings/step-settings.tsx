import { Tabs } from "antd";
import { changeNode, isActivity, type StepSettings, type TreeActivity } from "../../../../../core/process/index.ts";
import type { ItemPackage } from "../../../../../modules/catalogue/shared.ts";
import { useEditor } from "../editor-context.ts";
import { stepOf } from "../new-nodes.ts";
import type { Apply } from "../use-tree-design.ts";
import { AccessTab } from "./access-tab.tsx";
import { ButtonsTab } from "./buttons-tab.tsx";
import { CopiesTab } from "./copies-tab.tsx";
import { MoreTab } from "./more-tab.tsx";
import { OverrunBox } from "./overrun-box.tsx";
import { PapersTab } from "./papers-tab.tsx";
import { PointsBox } from "./points-box.tsx";
import { RisksTab } from "./risks-tab.tsx";
import { Several } from "./several.tsx";
import type { TabProps } from "./tab-props.ts";
import { OverdueTimers, TimeTab } from "./time-tab.tsx";
import { WhoTab } from "./who-tab.tsx";

export interface StepSettingsProps {
  node: TreeActivity;
  item: ItemPackage;
  apply: Apply;
}

/** Everything about one step, by tabs. */
export function StepSettingsForm({ node, item, apply }: StepSettingsProps) {
  const { tree, words, readOnly } = useEditor();
  const { tabs } = words.text.drawer;
  const step = node.step ?? { ...stepOf("custom"), acts: [], fields: [] };
  const change: TabProps["change"] = (patch, about) =>
    void apply(
      changeNode(tree, node.id, (before) => (isActivity(before) ? patch(before) : before)),
      about,
    );
  const props: TabProps = {
    node,
    step,
    item,
    readOnly,
    change,
    changeStep: (patch, about) => change((before) => ({ ...before, step: { ...step, ...patch } }), about),
    clearStep: (...names) => change((before) => ({ ...before, step: without(step, names) })),
  };
  const isPersons = node.kind === "user" || node.kind === "manual";
  const all = {
    who: <WhoTab {...props} between={<Several {...props} />} />,
    copies: <CopiesTab {...props} />,
    time: (
      <>
        <TimeTab {...props} />
        {isPersons && <OverrunBox {...props} />}
        <OverdueTimers {...props} apply={apply} />
      </>
    ),
    access: <AccessTab {...props} />,
    papers: <PapersTab {...props} />,
    buttons: <ButtonsTab {...props} />,
    risks: (
      <>
        <RisksTab {...props} />
        <PointsBox {...props} />
      </>
    ),
    more: <MoreTab {...props} />,
  };
  const shown = isPersons ? (Object.keys(all) as (keyof typeof all)[]) : (["time", "more"] as const);
  return (
    <Tabs size="small" tabBarGutter={12} items={shown.map((key) => ({ key, label: tabs[key], children: all[key] }))} destroyOnHidden />
  );
}

export function without(step: StepSettings, names: readonly (keyof StepSettings)[]): StepSettings {
  // only optional settings are named here
  return Object.fromEntries(
    Object.entries(step).filter(([name]) => !names.includes(name as keyof StepSettings)),
  ) as unknown as StepSettings;
}
