import { useBlocker } from "@tanstack/react-router";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { ItemPackage } from "../../../modules/catalogue/shared.ts";
import type { DesignView, OpenDesign } from "../../../modules/designs/shared.ts";
import { api, codeOf, queries } from "../server.ts";
import { Autosave, type Snapshot } from "./autosave.ts";

/** What every tab gets to work with. */
export interface Editing {
  package: ItemPackage;
  readOnly: boolean;
  change(part: Partial<ItemPackage>): void;
  /** Saves at once what is waiting. */
  flush(): Promise<boolean>;
}

/** The open design on the screen, saved while it is edited and before the page is left. */
export function useAutosave(view: DesignView & { design: OpenDesign }): { autosave: Autosave; now: Snapshot } {
  const [autosave] = useState(() => begin(view));
  const now = useSyncExternalStore(autosave.subscribe, autosave.snapshot);
  useBlocker({
    shouldBlockFn: async ({ current, next }) => current.pathname !== next.pathname && autosave.isWaiting() && !(await autosave.flush()),
    enableBeforeUnload: () => autosave.snapshot().state.kind !== "saved",
  });
  useEffect(
    () => () => {
      void autosave.flush().then(() => queries.invalidateQueries({ queryKey: api.designs.pathKey() }));
    },
    [autosave],
  );
  return { autosave, now };
}

function begin({ code, package: item, design: { revision, savedAt } }: DesignView & { design: OpenDesign }): Autosave {
  const save = api.designs.save.mutationOptions().mutationFn;
  return new Autosave({
    package: item,
    revision,
    savedAt,
    codeOf,
    send: async (began, changed) => {
      if (save === undefined) throw new Error("the procedure designs.save can't be called");
      return save({ code, revision: began, package: changed }, { client: queries, meta: undefined });
    },
  });
}
