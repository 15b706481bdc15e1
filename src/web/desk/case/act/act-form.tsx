import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { dayOf } from "../../clock/moment.ts";
import { useLanguage, useText } from "../../language.tsx";
import { actsText } from "../../messages/acts.ts";
import { termsText } from "../../messages/terms.ts";
import { useWords } from "../../parts/words.tsx";
import type { CaseView } from "../case-view.ts";
import { type ActDraft, type ActView, commandInput, type DraftField, documentsWanted, isDeskAct, missingFields } from "./act-draft.ts";
import { ActFields } from "./act-fields.tsx";
import { broughtBy } from "./brought-by.ts";
import { BroughtNotice } from "./brought-notice.tsx";
import { factsOf } from "./facts-of.ts";
import { RefusedAlert } from "./refused-alert.tsx";
import { judgeStepForm, stepFormOf } from "./step-form.ts";
import { useActDraft } from "./use-act-draft.ts";
import { useCandidates } from "./use-candidates.ts";
import { useItemFacts } from "./use-item-facts.ts";
import { type Refused, usePerform } from "./use-perform.ts";

export interface ActFormProps {
  view: CaseView;
  act: ActView;
  /** The case has moved and the reader hasn't said yet that they have seen it. */
  locked: boolean;
  carried: string;
  onTyped: (opinion: string) => void;
  /** What was said of the act before no longer speaks of what stands on the page. */
  onTried: () => void;
  onAccepted: (version: number) => void;
  onDone: (words: string) => void;
}

/** One act: what it needs, what it will do, and sending it. */
export function ActForm({ view, act, locked, carried, onTyped, onTried, onAccepted, onDone }: ActFormProps) {
  const text = useText(actsText);
  const terms = useText(termsText);
  const [draft, changeDraft, clear] = useActDraft(view, act.visit, carried);
  const [lacking, setLacking] = useState<DraftField[]>([]);
  const [tried, setTried] = useState(false);
  const words = useWords();
  const { lang } = useLanguage();
  const { perform, refused, forget, busy } = usePerform();
  const facts = useItemFacts(view);
  const candidates = useCandidates(view, act, draft.to !== "");
  const form = useRef<HTMLFormElement>(null);
  const [sought, setSought] = useState<string | null>(null);
  useEffect(() => {
    // Faults stand on the page only after it has been drawn with them.
    if (sought !== null) focusOn(form.current, sought);
    setSought(null);
  }, [sought]);
  if (!isDeskAct(act.act)) return null;
  const command = act.act;
  const stepForm = stepFormOf(view, act);
  const asking = { lang, today: dayOf(new Date().toISOString()), words };
  const judged = stepForm && judgeStepForm(stepForm, draft, view.formData, asking);
  const formFaults = tried ? [...(judged?.errors ?? []), ...faultsOf(refused)] : [];

  const unchosen = unchosenOf(refused);
  const change = (part: Partial<ActDraft>) => {
    changeDraft(part);
    if (part.opinion !== undefined) onTyped(part.opinion);
    if (part.outcome !== undefined) forget();
  };
  const person = candidates.data?.find(({ id }) => id === draft.to)?.name ?? "";
  const outcome = draft.outcome === "grant" || draft.outcome === "deny" ? terms.outcomes[draft.outcome] : "";
  const facing = factsOf(view, act, draft, { item: facts, person, outcome });
  const send = async () => {
    if (locked) return;
    onTried();
    const missing = missingFields(act, draft);
    setLacking(missing);
    setTried(true);
    if (judged !== undefined && judged.errors.length > 0) return setSought(".step-form .field-fault");
    if (missing.length > 0) return setSought(`[data-field="${missing[0]}"]`);
    const drafted = commandInput(command, act.visit, draft, judged?.answers ?? null, view.fees?.due ?? 0);
    const input = { ...drafted, ...documentsWanted(act, draft), ...(act.measures ? { measures: draft.measures } : {}) };
    const order = { command, caseId: view.id, expectedVersion: view.version, input };
    if ((await perform(order, onAccepted)) === null) return;
    onTyped("");
    clear();
    onDone(command === "agree" && facing.vote !== null ? text.agreedAmong : text.after[command]);
  };
  const mayKeep = view.acts.some((one) => one.act === "save-opinion" && one.enabled && one.visit === act.visit) && act.visit !== null;
  const keep = async () => {
    onTried();
    const input = { visit: act.visit, opinion: draft.opinion, form: judged?.answers ?? null };
    const order = { command: "save-opinion" as const, caseId: view.id, expectedVersion: view.version, input };
    if ((await perform(order, onAccepted)) !== null) onDone(text.after["save-opinion"]);
  };
  const brought = broughtBy(view, act);
  const verb = act.label ?? text.verbs[command];
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      noValidate
    >
      {refused && <RefusedAlert refused={refused} />}
      {brought !== null && <BroughtNotice entry={brought} />}
      <ActFields
        view={view}
        act={act}
        draft={draft}
        change={change}
        lacking={lacking}
        unchosen={unchosen}
        formFaults={formFaults}
        facts={facts}
      />
      <p className="will-do">
        <strong>{text.willDo}</strong> {text.before[command](facing)}
      </p>
      <Button
        type="primary"
        htmlType="submit"
        block
        loading={busy}
        disabled={locked}
        danger={command === "terminate" || command === "void"}
      >
        {busy ? text.sending : text.send(verb)}
      </Button>
      {mayKeep && (
        <Button block className="keep-for-later" disabled={locked || busy} onClick={() => void keep()}>
          {text.verbs["save-opinion"]}
        </Button>
      )}
      <p className="hint">{text.kept}</p>
    </form>
  );
}

/** Brings the person to the control that a place of the page belongs to. */
function focusOn(form: HTMLElement | null, place: string): void {
  const at = form?.querySelector<HTMLElement>(place);
  const field = at?.closest<HTMLElement>("[data-field]:not(.step-form), .form-field") ?? at;
  field?.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
}

/** The step whose person has to be chosen: by the way a case takes only the server knows that it begins. */
function unchosenOf(refused: Refused | null): string | null {
  const asked = refused?.code === "cases/choose-person" || refused?.code === "cases/choose-ahead";
  return asked ? (refused.detail.node ?? null) : null;
}

/** What the server found wrong with the form, by the paths its fields have here. */
function faultsOf(refused: Refused | null): { path: string; message: string }[] {
  return (refused?.fields ?? []).map(({ path, message }) => ({ path: path.replace(/^form\./, ""), message }));
}
