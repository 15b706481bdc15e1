import { Button } from "antd";
import { type RefObject, useEffect, useState } from "react";
import { useText } from "../../language.tsx";
import { actsText } from "../../messages/acts.ts";
import { type ActView, isDeskAct } from "./act-draft.ts";
import { actKey } from "./arrange-acts.ts";

export interface ActBarProps {
  /** The panel it leads to; while that is in sight the bar isn't needed. */
  panel: RefObject<HTMLElement | null>;
  acts: readonly ActView[];
  onChoose: (act: ActView) => void;
}

/** On a screen where the columns stand one under another the panel lies at the foot of a long page: the likeliest acts stay in sight and lead there. */
export function ActBar({ panel, acts, onChoose }: ActBarProps) {
  const text = useText(actsText);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (panel.current === null) return;
    const watch = new IntersectionObserver((entries) => setSeen(entries.some((entry) => entry.isIntersecting)));
    watch.observe(panel.current);
    return () => watch.disconnect();
  }, [panel]);
  if (seen || acts.length === 0) return null;
  const nameOf = (act: ActView) => act.label ?? (isDeskAct(act.act) ? text.verbs[act.act] : act.act);
  return (
    <nav className="act-bar no-print" aria-label={text.bar}>
      {acts.slice(0, 2).map((act, index) => (
        <Button
          key={actKey(act)}
          type={index === 0 ? "primary" : "default"}
          aria-label={text.goTo(nameOf(act))}
          onClick={() => {
            onChoose(act);
            panel.current?.scrollIntoView({ block: "start" });
            panel.current?.focus({ preventScroll: true });
          }}
        >
          {nameOf(act)}
        </Button>
      ))}
      <Button type="text" aria-label={text.goTo(text.more)} onClick={() => panel.current?.scrollIntoView({ block: "start" })}>
        {text.more}
      </Button>
    </nav>
  );
}
