import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useRef, useState } from "react";
import { materialsFor } from "../../../modules/catalogue/shared.ts";
import { RefusedAlert } from "../case/act/refused-alert.tsx";
import { usePerform } from "../case/act/use-perform.ts";
import { useText } from "../language.tsx";
import { counterText } from "../messages/counter.ts";
import { generalText } from "../messages/general.ts";
import { intakeText } from "../messages/intake.ts";
import { termsText } from "../messages/terms.ts";
import { Confirmed } from "../parts/confirmed.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { useServedTicket } from "../queue/use-queue.ts";
import { type Answers, api } from "../server.ts";
import { ApplicantFields } from "./applicant-fields.tsx";
import { EarlierPapers } from "./earlier-papers.tsx";
import { answersOf } from "./form-answers.ts";
import { FormPages } from "./form-pages.tsx";
import { blankIntake, dropIntake, type IntakeDraft, keepIntake, lacking, readIntake, submitInput } from "./intake-draft.ts";
import { KnownApplicant } from "./known-applicant.tsx";
import { goToNextBlank } from "./next-field.ts";
import { openFaults } from "./open-faults.ts";
import { prefilled, withNumber } from "./prefill.ts";
import { TakenMaterials } from "./taken-materials.tsx";
import { useIntakeCard } from "./use-intake-card.ts";
import { useShortcuts } from "./use-shortcuts.ts";

export type IntakeItem = NonNullable<Answers["intake"]["item"]>;

export function Intake({ code, onChange }: { code: string; onChange: () => void }) {
  const text = useText(intakeText);
  const found = useQuery(api.intake.item.queryOptions({ code }, { staleTime: 60_000 }));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  if (found.data === null) return <Nothing title={text.gone} action={<Button onClick={onChange}>{text.change}</Button>} />;
  return <IntakeForm item={found.data} onChange={onChange} />;
}

/** Applicant, form and materials on one page; judged by the server, whose remarks stand beside the fields. */
function IntakeForm({ item, onChange }: { item: IntakeItem; onChange: () => void }) {
  const text = useText(intakeText);
  const terms = useText(termsText);
  const general = useText(generalText);
  const navigate = useNavigate();
  const kind = item.objects[0] ?? "person";
  const [draft, setDraft] = useState(() => readIntake(item.code, kind));
  const { perform, refused: told, busy } = usePerform();
  // What the server judged last; null when nothing of it stands any more.
  const [sent, setSent] = useState<Judged | null>(null);
  const refused = openFaults(told, sent, judgedOf(item, draft));
  const form = useRef<HTMLFormElement>(null);
  const ticket = useServedTicket();
  const put = (after: IntakeDraft) => {
    keepIntake(item.code, after);
    setDraft(after);
  };
  const change = (part: Partial<IntakeDraft>) =>
    setDraft((before) => {
      const after = { ...before, ...part };
      keepIntake(item.code, after);
      return after;
    });
  const card = useIntakeCard(item, form, { draft, put });
  const faultAt = (path: string) => refused?.fields.find((field) => field.path === path)?.message;
  const window = item.windows[0] ?? null;

  const send = async () => {
    const input = submitInput(draft, { item, window, ticket, form: answersOf(item.form, draft) });
    setSent(judgedOf(item, draft));
    const done = await perform({ command: "submit", input });
    if (done === null) return;
    dropIntake(item.code);
    await navigate({ to: "/intake/receipt/$caseId", params: { caseId: done.caseId }, search: { print: "1" } });
  };
  const allPapers = () => change({ papers: [...new Set([...draft.papers, ...lacking(item, draft)])] });
  useShortcuts(form, { allPapers, send: () => window !== null && !busy && void send() });
  const clear = () => {
    dropIntake(item.code);
    setDraft(blankIntake(kind));
    setSent(null);
    // The question whether to clear has to be gone before a field can have the focus.
    setTimeout(() => form.current && goToNextBlank(form.current), 300);
  };
  const takeFacts = (facts: Partial<IntakeDraft["applicant"]>) => {
    const { applicant } = draft;
    // What stands there already was said today.
    const kept = { name: applicant.name || facts.name, phone: applicant.phone || facts.phone, address: applicant.address || facts.address };
    put(prefilled(item.form, { ...draft, applicant: { ...applicant, ...(kept as typeof facts) } }));
    setTimeout(() => form.current && goToNextBlank(form.current));
  };

  return (
    <form
      ref={form}
      className="intake"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <PageHead title={`${general.pages.intake} · ${item.name}`} hint={text.itemFacts(item.departmentName, terms.kinds[item.kind])}>
        <Button onClick={onChange}>{text.change}</Button>
        <Confirmed ask={text.clearAsk} hint={text.clearHint} verb={text.clear} busy={false} high onConfirm={clear} />
      </PageHead>
      {window === null && <Alert className="form-alert" type="warning" showIcon title={text.notHere} />}
      {refused && <RefusedAlert refused={refused} />}
      <div className="intake-columns">
        <div>
          <ApplicantFields
            objects={item.objects}
            mail={item.mail}
            draft={draft}
            change={(part) => put(withNumber(item.form, { ...draft, ...part }, draft))}
            faultAt={faultAt}
            card={card}
          >
            <KnownApplicant number={draft.applicant.number} onUse={takeFacts} />
          </ApplicantFields>
          <FormPages item={item.code} definition={item.form} draft={draft} change={change} faultAt={faultAt} />
        </div>
        <div>
          <Conditions conditions={item.conditions} />
          <EarlierPapers
            to={{ itemCode: item.code }}
            materials={materialsFor(item, draft.situations).filter(({ reuse }) => reuse)}
            owner={{ ...draft.applicant, hasAgent: draft.hasAgent }}
            files={draft.files}
            onFiles={(files) => change({ files })}
          />
          <TakenMaterials item={item} draft={draft} change={change} onAllPapers={allPapers} />
          <section className="panel">
            <p>{lacking(item, draft).length === 0 ? text.complete : text.missing(lacking(item, draft).length)}</p>
            <p className="will-do">{text.willDo}</p>
            <Button type="primary" htmlType="submit" block loading={busy} disabled={window === null}>
              {busy ? text.sending : text.submit}
            </Button>
            <Keys />
            <p className="hint">{text.kept}</p>
          </section>
        </div>
      </div>
    </form>
  );
}

type Judged = ReturnType<typeof judgedOf>;

/** What the server's remarks speak of, by the paths they have. */
function judgedOf(item: IntakeItem, draft: IntakeDraft) {
  const { applicant, hasAgent, agent, situations, papers, files } = draft;
  return { applicant: { ...applicant, agent: hasAgent ? agent : null }, form: answersOf(item.form, draft), situations, papers, files };
}

function Keys() {
  const { keys } = useText(counterText);
  const shown = { Enter: keys.enter, "1–9": keys.digits, "Alt+A": keys.all, "Alt+R": keys.known, "Ctrl+Enter": keys.send };
  return (
    <p className="keys">
      {Object.entries(shown).map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd> {does}
        </span>
      ))}
    </p>
  );
}

function Conditions({ conditions }: { conditions: readonly string[] }) {
  const text = useText(intakeText);
  if (conditions.length === 0) return null;
  return (
    <details className="panel">
      <summary>{text.conditions}</summary>
      <ol className="numbered">
        {conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ol>
    </details>
  );
}
