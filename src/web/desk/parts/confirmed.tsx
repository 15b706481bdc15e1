import { Button, Popconfirm } from "antd";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";

export interface ConfirmedProps {
  ask: string;
  hint: string;
  verb: string;
  busy: boolean;
  /** As high as the buttons of a page's head. */
  high?: boolean;
  onConfirm: () => void;
}

/** A button whose act is told and asked about beside it, before it happens. */
export function Confirmed({ ask, hint, verb, busy, high = false, onConfirm }: ConfirmedProps) {
  const text = useText(generalText);
  return (
    <Popconfirm
      title={ask}
      description={hint}
      okText={verb}
      cancelText={text.cancel}
      okButtonProps={{ danger: true }}
      onConfirm={onConfirm}
    >
      <Button size={high ? "middle" : "small"} danger loading={busy}>
        {verb}
      </Button>
    </Popconfirm>
  );
}
