import { useQuery } from "@tanstack/react-query";
import type { DesignCheck } from "../../../modules/designs/shared.ts";
import { drawingMessages } from "../../ui/drawing-messages.ts";
import { ProcessDrawing } from "../../ui/process-drawing.tsx";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { Loading, Nothing } from "../parts/states.tsx";
import { api } from "../server.ts";
import type { Editing } from "./use-autosave.ts";

/** The process as it will be drawn for the public. */
export function ProcessTab({ editing, checked }: { editing: Editing; checked: DesignCheck | null }) {
  const text = useText(configureText);
  const texts = useText(drawingMessages);
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  if (checked === null) return <Loading />;
  if (checked.drawing === null) return <Nothing title={text.noDrawing} hint={text.noDrawingHint} />;
  const orgName = (code: string) => orgs.data?.find((org) => org.code === code || org.code.endsWith(code))?.shortName;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: tall drawings scroll, also by keyboard
    <section className="drawing-box" tabIndex={0} aria-label={text.tabs.process}>
      <ProcessDrawing name={editing.package.name} drawing={checked.drawing} texts={texts} orgName={orgName} />
    </section>
  );
}
