import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import type { DesignCheck } from "../../../modules/designs/shared.ts";
import { Loading } from "../parts/states.tsx";
import { api } from "../server.ts";
import type { Editing } from "./use-autosave.ts";

const ProcessEditor = lazy(() => import("./process/process-editor.tsx").then(({ ProcessEditor: editor }) => ({ default: editor })));

/** The process in the vertical designer, fetched when first opened. */
export function ProcessTab({ editing, checked }: { editing: Editing; checked: DesignCheck | null }) {
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  return (
    <Suspense fallback={<Loading />}>
      <ProcessEditor
        xml={editing.package.process}
        item={editing.package}
        orgs={orgs.data ?? []}
        faults={checked?.faults ?? []}
        readOnly={editing.readOnly}
        onChange={(process) => editing.change({ process })}
      />
    </Suspense>
  );
}
