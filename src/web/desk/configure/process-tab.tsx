import type { DesignCheck } from "../../../modules/designs/shared.ts";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { ProcessPicture } from "../parts/process-picture.tsx";
import { Loading, Nothing } from "../parts/states.tsx";
import type { Editing } from "./use-autosave.ts";

/** The process as it will be drawn for the public. */
export function ProcessTab({ editing, checked }: { editing: Editing; checked: DesignCheck | null }) {
  const text = useText(configureText);
  if (checked === null) return <Loading />;
  if (checked.drawing === null) return <Nothing title={text.noDrawing} hint={text.noDrawingHint} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: tall drawings scroll, also by keyboard
    <section className="drawing-box" tabIndex={0} aria-label={text.tabs.process}>
      <ProcessPicture name={editing.package.name} drawing={checked.drawing} />
    </section>
  );
}
