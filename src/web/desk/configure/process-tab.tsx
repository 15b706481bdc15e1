import type { DesignCheck } from "../../../modules/designs/shared.ts";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { Loading, Nothing } from "../parts/states.tsx";
import { MarkedDrawing } from "./marked-drawing.tsx";
import type { Editing } from "./use-autosave.ts";

/** The process as it will be drawn for the public. */
export function ProcessTab({ editing, checked }: { editing: Editing; checked: DesignCheck | null }) {
  const text = useText(configureText);
  if (checked === null) return <Loading />;
  if (checked.drawing === null) return <Nothing title={text.noDrawing} hint={text.noDrawingHint} />;
  return <MarkedDrawing name={editing.package.name} drawing={checked.drawing} id="process" />;
}
