import type { Drawing } from "../../../core/process/index.ts";
import type { DrawingMark } from "../../ui/process-texts.ts";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { ProcessPicture } from "../parts/process-picture.tsx";

export type Marks = Readonly<Record<string, DrawingMark>>;

/** The process as it will be drawn for the public, with what is said of its parts. */
export function MarkedDrawing({ name, drawing, marks = {}, id }: { name: string; drawing: Drawing; marks?: Marks; id: string }) {
  const text = useText(configureText);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: tall drawings scroll, also by keyboard
    <section className="drawing-box" tabIndex={0} aria-label={text.tabs.process}>
      <ProcessPicture name={name} drawing={drawing} marks={marks} id={id} />
    </section>
  );
}
