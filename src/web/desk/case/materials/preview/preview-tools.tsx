import { Button, InputNumber } from "antd";
import { useText } from "../../../language.tsx";
import { previewText } from "../../../messages/preview.ts";
import type { OpenedFile } from "./opened-file.ts";
import type { Turn, Zoom } from "./page-frame.ts";

export interface PreviewToolsProps {
  opened: OpenedFile;
  /** Null where nothing can be opened apart from here. */
  address: string | null;
  page: number;
  turn: Turn;
  zoom: Zoom;
  scale: number;
  marking: boolean;
  mayRemark: boolean;
  wide: boolean;
  acts: Record<"back" | "on" | "larger" | "smaller" | "mark", () => void>;
  onPage: (page: number) => void;
  onZoom: (zoom: Zoom) => void;
  onTurn: (by: 90 | -90) => void;
  onRemark: () => void;
  onWide?: ((wide: boolean) => void) | undefined;
  onClose: () => void;
}

/** What one does with an open file; the same by keys, as their names say. */
export function PreviewTools(props: PreviewToolsProps) {
  const text = useText(previewText);
  const { opened, page, zoom, scale, marking, acts, onWide } = props;
  const hasPages = opened.kind !== "browser";
  return (
    <div className="preview-tools" role="toolbar" aria-label={text.tools}>
      {opened.pages > 1 && (
        <span className="tool-group">
          <Button size="small" disabled={page === 1} title={`${text.back} (PageUp)`} aria-label={text.back} onClick={acts.back}>
            ‹
          </Button>
          <InputNumber
            size="small"
            min={1}
            max={opened.pages}
            value={page}
            controls={false}
            aria-label={text.pageOf(page, opened.pages)}
            onChange={(value) => value && props.onPage(value)}
          />
          <span>/ {opened.pages}</span>
          <Button size="small" disabled={page === opened.pages} title={`${text.on} (PageDown)`} aria-label={text.on} onClick={acts.on}>
            ›
          </Button>
          {opened.kind === "xlsx" && <span className="hint">{opened.sheets[page - 1]?.name}</span>}
        </span>
      )}
      {hasPages && (
        <>
          <span className="tool-group">
            <Button size="small" title={`${text.smaller} (-)`} aria-label={text.smaller} onClick={acts.smaller}>
              −
            </Button>
            <span className="tool-scale">{Math.round(scale * 100)}%</span>
            <Button size="small" title={`${text.larger} (+)`} aria-label={text.larger} onClick={acts.larger}>
              +
            </Button>
            <Button size="small" aria-pressed={zoom === "width"} title={`${text.fitWidth} (0)`} onClick={() => props.onZoom("width")}>
              {text.fitWidth}
            </Button>
            <Button size="small" aria-pressed={zoom === "page"} onClick={() => props.onZoom("page")}>
              {text.fitPage}
            </Button>
          </span>
          <span className="tool-group">
            <Button size="small" title={text.turnLeft} aria-label={text.turnLeft} onClick={() => props.onTurn(-90)}>
              ↺
            </Button>
            <Button size="small" title={`${text.turnRight} (R)`} aria-label={text.turnRight} onClick={() => props.onTurn(90)}>
              ↻
            </Button>
          </span>
          {props.mayRemark && (
            <span className="tool-group">
              <Button
                size="small"
                type={marking ? "primary" : "default"}
                aria-pressed={marking}
                title={`${text.mark} (M)`}
                onClick={acts.mark}
              >
                {text.mark}
              </Button>
              <Button size="small" onClick={props.onRemark}>
                {text.remarkPage}
              </Button>
            </span>
          )}
        </>
      )}
      <span className="tool-group">
        {onWide && (
          <Button size="small" className="tool-wide" aria-pressed={props.wide} onClick={() => onWide(!props.wide)}>
            {props.wide ? text.narrow : text.widen}
          </Button>
        )}
        {props.address !== null && (
          <a href={props.address} target="_blank" rel="noopener">
            {text.original}
          </a>
        )}
        <Button size="small" onClick={props.onClose}>
          {text.close}
        </Button>
      </span>
    </div>
  );
}
