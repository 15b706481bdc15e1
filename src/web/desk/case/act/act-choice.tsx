import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown, Radio } from "antd";
import { useText } from "../../language.tsx";
import { actsText } from "../../messages/acts.ts";
import { useWords } from "../../parts/words.tsx";
import { type ActView, isDeskAct } from "./act-draft.ts";
import { actKey } from "./arrange-acts.ts";

export interface ActChoiceProps {
  main: readonly ActView[];
  more: readonly ActView[];
  chosen: ActView | undefined;
  onChoose: (act: ActView) => void;
  /** Whether acts belong to different steps open at once, so that each must name its own. */
  several: boolean;
}

/** The likeliest acts side by side; the others behind 更多, those that aren't possible with the reason. */
export function ActChoice({ main, more, chosen, onChoose, several }: ActChoiceProps) {
  const text = useText(actsText);
  const words = useWords();
  const nameOf = (act: ActView) =>
    `${act.label ?? (isDeskAct(act.act) ? text.verbs[act.act] : act.act)}${several && act.stepName ? ` · ${act.stepName}` : ""}`;
  const shown = chosen === undefined || main.includes(chosen) ? main : [...main, chosen];
  const items = more
    .filter((act) => act !== chosen)
    .map((act) => ({
      key: actKey(act),
      disabled: !act.enabled,
      label: (
        <>
          {nameOf(act)}
          {act.reason && <span className="block hint">{words(act.reason)}</span>}
        </>
      ),
      onClick: () => onChoose(act),
    }));
  return (
    <div className="act-choice">
      <Radio.Group
        aria-label={text.choose}
        value={chosen === undefined ? null : actKey(chosen)}
        onChange={(event) => {
          const act = shown.find((one) => actKey(one) === event.target.value);
          if (act) onChoose(act);
        }}
        optionType="button"
        options={shown.map((act) => ({ value: actKey(act), label: nameOf(act) }))}
      />
      {items.length > 0 && (
        <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight">
          <Button type="text" aria-label={text.moreTitle}>
            {text.more} <DownOutlined />
          </Button>
        </Dropdown>
      )}
    </div>
  );
}
