import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { lazy, Suspense, useState } from "react";
import type { DesignCheck } from "../../../modules/designs/shared.ts";
import { useText } from "../language.tsx";
import { canvasText } from "../messages/canvas.ts";
import { Loading } from "../parts/states.tsx";
import { api } from "../server.ts";
import type { Editing } from "./use-autosave.ts";

const EDITORS = {
  steps: lazy(() => import("./process/process-editor.tsx").then(({ ProcessEditor: editor }) => ({ default: editor }))),
  canvas: lazy(() => import("./canvas/canvas-editor.tsx").then(({ CanvasEditor: editor }) => ({ default: editor }))),
};
type View = keyof typeof EDITORS;
const VIEWS = Object.keys(EDITORS) as View[];

/** Two views of one process: the list of steps, and the BPMN canvas for what that can't show. Each is fetched when first opened. */
export function ProcessTab({ editing, checked }: { editing: Editing; checked: DesignCheck | null }) {
  const text = useText(canvasText);
  const [view, setView] = useState<View>("steps");
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  const Editor = EDITORS[view];
  return (
    <>
      <Segmented<View>
        className="process-views"
        aria-label={text.views.label}
        value={view}
        onChange={setView}
        options={VIEWS.map((value) => ({ value, label: text.views[value] }))}
      />
      <Suspense fallback={<Loading />}>
        <Editor
          xml={editing.package.process}
          item={editing.package}
          orgs={orgs.data ?? []}
          faults={checked?.faults ?? []}
          readOnly={editing.readOnly}
          onChange={(process) => editing.change({ process })}
        />
      </Suspense>
    </>
  );
}
