import { Tabs } from "antd";
import type BaseViewer from "bpmn-js/lib/BaseViewer";
import type { Element } from "bpmn-js/lib/model/Types";
import { readMulti, type StepSettings } from "../../../../core/process/index.ts";
import type { ItemPackage } from "../../../../modules/catalogue/shared.ts";
import { useFlowWords } from "../process/editor-context.ts";
import { AccessTab } from "../process/settings/access-tab.tsx";
import { ButtonsTab } from "../process/settings/buttons-tab.tsx";
import { CopiesTab } from "../process/settings/copies-tab.tsx";
import { OverrunBox } from "../process/settings/overrun-box.tsx";
import { PapersTab } from "../process/settings/papers-tab.tsx";
import { PointsBox } from "../process/settings/points-box.tsx";
import { RisksTab } from "../process/settings/risks-tab.tsx";
import { without } from "../process/settings/step-settings.tsx";
import type { TabProps } from "../process/settings/tab-props.ts";
import { TimeTab } from "../process/settings/time-tab.tsx";
import { WhoTab } from "../process/settings/who-tab.tsx";
import { changesOf, modelOf, stepOf } from "./step-element.ts";

/** The same settings of a step as in the list of steps; what BPMN itself draws (several people, timers at the border) is done on the canvas. */
export function StepFields({
  modeler,
  element,
  item,
  readOnly,
}: {
  modeler: BaseViewer;
  element: Element;
  item: ItemPackage;
  readOnly: boolean;
}) {
  const { tabs } = useFlowWords().text.drawer;
  const step = stepOf(element);
  const multi = readMulti(modelOf(element), () => {});
  const put = (changed: StepSettings) => changesOf(modeler, element).step(changed);
  const props: TabProps = {
    node: { kind: "user", id: element.id, name: modelOf(element).name ?? "", step, boundary: [], ...(multi ? { multi } : {}) },
    step,
    item,
    readOnly,
    change: (patch) => {
      const after = patch(props.node).step;
      if (after) put(after);
    },
    changeStep: (patch) => put({ ...step, ...patch }),
    clearStep: (...names) => put(without(step, names)),
  };
  const all = {
    who: <WhoTab {...props} />,
    copies: <CopiesTab {...props} />,
    time: (
      <>
        <TimeTab {...props} />
        <OverrunBox {...props} />
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
  };
  const keys = Object.keys(all) as (keyof typeof all)[];
  return <Tabs size="small" tabBarGutter={12} items={keys.map((key) => ({ key, label: tabs[key], children: all[key] }))} destroyOnHidden />;
}
