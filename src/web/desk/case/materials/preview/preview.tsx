import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import type { AnnotationView, FileView } from "../../../../../modules/cases/shared.ts";
import { useText } from "../../../language.tsx";
import { previewText } from "../../../messages/preview.ts";
import { Loading } from "../../../parts/states.tsx";
import { useWords } from "../../../parts/words.tsx";
import { AnnotationLayer } from "./annotation-layer.tsx";
import { AnnotationList, NewRemark } from "./annotation-list.tsx";
import { addressOf, type OpenedFile, openFile } from "./opened-file.ts";
import { type Place, scaleOf, type Turn, transformOf, turned, turnedSize, type Zoom, zoomed } from "./page-frame.ts";
import { Page } from "./pages.tsx";
import { PreviewTools } from "./preview-tools.tsx";
import { useAnnotations } from "./use-annotations.ts";
import { useSize } from "./use-size.ts";

export interface PreviewProps {
  caseId: string;
  file: Pick<FileView, "hash" | "name" | "type">;
  /** Where it is fetched, when it isn't among the case's files: a document that was made. */
  address?: string;
  /** What the address wants to be told: a draft, which has no address of its own to be opened at. */
  sent?: object;
  /** Whether remarks can still be made: not on a case that has ended, and not where one only looks on. */
  mayRemark: boolean;
  wide?: boolean;
  /** Undefined where it can't be drawn wider. */
  onWide?: (wide: boolean) => void;
  onClose: () => void;
}

/** A file in the page: turned over, turned round, enlarged, marked. What can't be shown is offered for download. */
export function Preview(props: PreviewProps) {
  const text = useText(previewText);
  const { caseId, file, address = addressOf(caseId, file), sent, onClose } = props;
  const opening = useQuery({
    queryKey: ["preview", caseId, file.hash, sent],
    queryFn: () => openFile(address, file.type, sent),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const [broken, setBroken] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  // What was asked for may open below the fold: without this nothing seems to happen.
  useEffect(() => {
    if (opening.isSuccess) frame.current?.scrollIntoView({ block: "start" });
  }, [opening.isSuccess]);
  const onFault = useCallback(() => setBroken(true), []);
  if (opening.isPending) return <Loading />;
  const opened = opening.data;
  if (opened?.ok && !broken)
    return (
      <div ref={frame} className="preview-place">
        <Viewer {...props} address={address} opened={opened.file} onFault={onFault} />
      </div>
    );
  return (
    <div className="preview">
      <p className="hint">
        {opened && !opened.ok && opened.code === "desk/unreachable" ? text.unreachable : text.noPreview}{" "}
        {!sent && (
          <a href={address} target="_blank" rel="noopener">
            {text.download}
          </a>
        )}{" "}
        <Button type="link" size="small" onClick={onClose}>
          {text.close}
        </Button>
      </p>
    </div>
  );
}

const KEYS: Record<string, "back" | "on" | "larger" | "smaller" | "fit" | "turn" | "mark" | "first" | "last"> = {
  PageUp: "back",
  PageDown: "on",
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  "0": "fit",
  r: "turn",
  m: "mark",
  Home: "first",
  End: "last",
};

function Viewer({
  caseId,
  file,
  address,
  sent,
  opened,
  mayRemark,
  wide = false,
  onWide,
  onClose,
  onFault,
}: PreviewProps & { address: string; opened: OpenedFile; onFault: () => void }) {
  const text = useText(previewText);
  const words = useWords();
  const [page, setPage] = useState(1);
  const [turn, setTurn] = useState<Turn>(0);
  const [zoom, setZoom] = useState<Zoom>(opened.kind === "xlsx" ? "reading" : "width");
  const [marking, setMarking] = useState(false);
  const [drawn, setDrawn] = useState<Place | null>(null);
  const [writing, setWriting] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [roomRef, room, top] = useSize();
  const [pageRef, natural] = useSize();
  const { annotations, fault, busy, add, remove } = useAnnotations(caseId, file.hash);
  const scale = scaleOf(zoom, natural, { width: room.width - 2, height: Math.max(240, room.height - 2) }, turn);
  const box = turnedSize(natural, turn);
  const hasPages = opened.kind !== "browser";
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useEffect(() => void top?.scrollTo({ top: 0 }), [page]);
  // Whoever opened the file turns and enlarges it by keys at once.
  useEffect(() => top?.focus({ preventScroll: true }), [top]);

  const stop = () => {
    setMarking(false);
    setWriting(false);
    setDrawn(null);
  };
  const go = (to: number) => {
    setPage(Math.min(opened.pages, Math.max(1, to)));
    setDrawn(null);
  };
  const acts = {
    back: () => go(page - 1),
    on: () => go(page + 1),
    first: () => go(1),
    last: () => go(opened.pages),
    larger: () => setZoom(zoomed(scale, 1)),
    smaller: () => setZoom(zoomed(scale, -1)),
    fit: () => setZoom("width"),
    turn: () => setTurn(turned(turn, 90)),
    mark: () => (mayRemark ? setMarking(!marking) : undefined),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (
      event.target instanceof HTMLTextAreaElement ||
      event.target instanceof HTMLInputElement ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    if (event.key === "Escape" && (marking || writing)) stop();
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    acts[act]();
  };
  const keep = async (remark: string) => {
    if (await add(page, drawn, remark)) stop();
  };
  const choose = (annotation: AnnotationView) => {
    go(annotation.page);
    setChosen(annotation.id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the tools inside, for whoever has one of them in focus
    <div className="preview" onKeyDown={onKeyDown}>
      <PreviewTools
        {...{ opened, page, turn, zoom, scale, marking, mayRemark, wide, onWide, onClose, acts }}
        address={sent ? null : address}
        onPage={go}
        onZoom={setZoom}
        onTurn={(by) => setTurn(turned(turn, by))}
        onRemark={() => setWriting(true)}
      />
      {marking && <p className="hint">{text.markHint}</p>}
      {"cut" in opened && <p className="hint">{opened.cut ? text.cut : text.converted}</p>}
      {hasPages ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
        <section className="paper-room" ref={roomRef} tabIndex={0} aria-label={text.pageOf(page, opened.pages)}>
          <div className="paper-box" style={{ width: box.width * scale, height: box.height * scale }}>
            <div className="paper" ref={pageRef} style={{ transform: transformOf(natural, turn, scale) }}>
              <Page file={opened} page={page} name={file.name} sharpness={sharpnessFor(scale)} onFault={onFault} />
              <AnnotationLayer
                annotations={annotations.filter((each) => each.page === page && each.place !== null)}
                {...{ drawn, turn, marking, chosen }}
                onChoose={setChosen}
                onDrawn={(place) => {
                  setDrawn(place);
                  setWriting(true);
                }}
              />
            </div>
          </div>
        </section>
      ) : (
        <iframe src={opened.address} title={file.name} />
      )}
      {writing && <NewRemark placed={drawn !== null} busy={busy} onKeep={(remark) => void keep(remark)} onCancel={stop} />}
      {fault !== null && (
        <p className="field-fault" role="alert">
          {words(fault)}
        </p>
      )}
      <AnnotationList {...{ annotations, page, chosen, busy }} onChoose={choose} onRemove={(id) => void remove(id)} />
    </div>
  );
}

/** Steps, so that a page isn't drawn anew for every pixel of a window being drawn wider. */
function sharpnessFor(scale: number): number {
  const wanted = scale * Math.min(window.devicePixelRatio || 1, 2);
  return Math.max(0.5, Math.ceil(wanted * 2) / 2);
}
