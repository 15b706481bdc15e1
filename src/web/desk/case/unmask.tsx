import { Button } from "antd";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";

/** Says that personal data are masked, and shows them to who may see them, by a click that goes on record. */
export function Unmask({ onShow }: { onShow: (() => void) | undefined }) {
  const text = useText(caseText);
  return (
    <p className="hint unmask">
      {onShow === undefined ? text.masked : text.maskedForNow}{" "}
      {onShow && (
        <Button size="small" onClick={onShow}>
          {text.unmask}
        </Button>
      )}
    </p>
  );
}
