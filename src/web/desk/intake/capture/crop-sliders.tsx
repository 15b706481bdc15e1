import { useText } from "../../language.tsx";
import { counterText } from "../../messages/counter.ts";
import type { Crop } from "./page-image.ts";

const EDGES = ["top", "right", "bottom", "left"] as const;
/** Two opposite edges always leave a fifth. */
const MOST = 40;

/** 裁边: how much is cut away at each edge; by mouse, finger or arrow keys. */
export function CropSliders({ crop, onCrop }: { crop: Crop; onCrop: (crop: Crop) => void }) {
  const text = useText(counterText);
  return (
    <details>
      <summary>{text.crop}</summary>
      <div className="crop-edges">
        {EDGES.map((edge) => (
          <label key={edge}>
            {text.edges[edge]}
            <input
              type="range"
              min={0}
              max={MOST}
              value={crop[edge]}
              onChange={(event) => onCrop({ ...crop, [edge]: Number(event.target.value) })}
            />
          </label>
        ))}
      </div>
    </details>
  );
}
