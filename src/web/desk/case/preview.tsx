import { Button } from "antd";
import { useState } from "react";
import type { MaterialView } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";

export interface PreviewProps {
  caseId: string;
  file: MaterialView["files"][number];
  wide: boolean;
  onWide: (wide: boolean) => void;
  onClose: () => void;
}

/** A file in the page: pictures to turn and enlarge, PDF in the browser's own viewer; anything else to download. */
export function Preview({ caseId, file, wide, onWide, onClose }: PreviewProps) {
  const text = useText(caseText);
  const [turn, setTurn] = useState(0);
  const address = `/desk/cases/${caseId}/files/${file.hash}`;
  const kind = kindOf(file.type);
  return (
    <div className="preview">
      <div className="preview-tools">
        {kind === "image" && (
          <Button size="small" onClick={() => setTurn((turn + 90) % 360)}>
            {text.rotate}
          </Button>
        )}
        {kind !== "other" && (
          <Button size="small" aria-pressed={wide} onClick={() => onWide(!wide)}>
            {wide ? text.narrow : text.widen}
          </Button>
        )}
        <a href={address} target="_blank" rel="noopener">
          {kind === "other" ? text.download : text.openApart}
        </a>
        <Button size="small" onClick={onClose}>
          {text.closeView}
        </Button>
      </div>
      {kind === "image" && <img src={address} alt={file.name} style={{ transform: `rotate(${turn}deg)` }} />}
      {kind === "pdf" && <iframe src={address} title={file.name} />}
      {kind === "other" && <p className="hint">{text.noPreview}</p>}
    </div>
  );
}

export function kindOf(type: string): "image" | "pdf" | "other" {
  if (type === "application/pdf") return "pdf";
  return type.startsWith("image/") ? "image" : "other";
}
