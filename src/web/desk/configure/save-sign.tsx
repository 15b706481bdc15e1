import { Button, Modal } from "antd";
import type { DesignRefusal } from "../../../modules/designs/shared.ts";
import type { Lang } from "../../../platform/i18n/index.ts";
import { minuteOf } from "../clock/moment.ts";
import { useLanguage, useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { useWords } from "../parts/words.tsx";
import type { Autosave, Snapshot } from "./autosave.ts";
import { faultWords } from "./fault-words.ts";

/** Whether what is on the screen is on the server, in words. */
export function SaveSign({ autosave, now: { state } }: { autosave: Autosave; now: Snapshot }) {
  const text = useText(configureText);
  const words = useWords();
  const { lang } = useLanguage();
  const isStuck = state.kind === "refused" || state.kind === "unreachable";
  return (
    <span className="save-sign" role="status">
      {state.kind === "saved" && text.savedAt(minuteOf(state.at).slice(11))}
      {(state.kind === "changed" || state.kind === "saving") && text.saving}
      {state.kind === "conflict" && text.notSaved}
      {state.kind === "refused" && refusalWords(state.refusal, lang, words)}
      {state.kind === "unreachable" && words(state.code)}
      {isStuck && (
        <Button size="small" onClick={() => void autosave.flush()}>
          {text.saveAgain}
        </Button>
      )}
    </span>
  );
}

/** What was refused, with the places: the reasons where there are some, else the parts of the package. */
export function refusalWords({ code, fields, faults }: DesignRefusal, lang: Lang, words: (code: string) => string): string {
  const places = faults?.map((fault) => faultWords(fault, lang, words)) ?? fields?.map(({ path }) => path) ?? [];
  return [words(code), ...places].join(" ");
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
