import { Alert, Button, Empty, Spin } from "antd";
import type { ReactNode } from "react";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { codeOf } from "../server.ts";
import { useWords } from "./words.tsx";

/** Slow things show that they are under way, and say so to a screen reader. */
export function Loading() {
  const text = useText(generalText);
  return (
    <div className="state" role="status">
      <Spin />
      <span>{text.loading}</span>
    </div>
  );
}

/** What happened, that nothing was lost, and the way on. */
export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  const text = useText(generalText);
  const words = useWords();
  return <Alert type="error" showIcon title={words(codeOf(error))} action={again && <Button onClick={again}>{text.again}</Button>} />;
}

/** Says what will be here and how to get it. */
export function Nothing({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <p className="state-title">{title}</p>
          {hint && <p className="state-hint">{hint}</p>}
        </>
      }
    >
      {action}
    </Empty>
  );
}
