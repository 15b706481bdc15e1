import { Button, Modal } from "antd";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { useWords } from "../parts/words.tsx";
import type { Autosave, Snapshot } from "./autosave.ts";

/** Whether what is on the screen is on the server, in words. */
export function SaveSign({ autosave, now: { state } }: { autosave: Autosave; now: Snapshot }) {
  const text = useText(configureText);
  const words = useWords();
  const isStuck = state.kind === "refused" || state.kind === "unreachable";
  return (
    <span className="save-sign" role="status">
      {state.kind === "saved" && text.savedAt(minuteOf(state.at).slice(11))}
      {(state.kind === "changed" || state.kind === "saving") && text.saving}
      {state.kind === "conflict" && text.notSaved}
      {state.kind === "refused" && `${words(state.refusal.code)} ${(state.refusal.fields ?? []).map(({ path }) => path).join(" ")}`}
      {state.kind === "unreachable" && words(state.code)}
      {isStuck && (
        <Button size="small" onClick={() => void autosave.flush()}>
          {text.saveAgain}
        </Button>
      )}
    </span>
  );
}

/** Somebody else saved in between: whose work stays is chosen here, never by accident. */
export function ConflictDialog({ autosave, now: { state }, onTheirs }: { autosave: Autosave; now: Snapshot; onTheirs: () => void }) {
  const text = useText(configureText);
  if (state.kind !== "conflict") return null;
  return (
    <Modal open title={text.conflictTitle} closable={false} footer={null} maskClosable={false}>
      <p>{text.conflict(state.by, minuteOf(state.at))}</p>
      <p className="hint">{text.conflictHint}</p>
      <div className="dialog-acts">
        <Button type="primary" onClick={onTheirs}>
          {text.takeTheirs}
        </Button>
        <Button danger onClick={() => void autosave.keepMine()}>
          {text.keepMine}
        </Button>
      </div>
    </Modal>
  );
}
