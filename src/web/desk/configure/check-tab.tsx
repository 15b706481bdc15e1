import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, App, Button, Popconfirm } from "antd";
import { useState } from "react";
import type { PackageFault } from "../../../modules/catalogue/shared.ts";
import type { DesignRefusal } from "../../../modules/designs/shared.ts";
import { useLanguage, useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { generalText } from "../messages/general.ts";
import { Failed, Loading } from "../parts/states.tsx";
import { useWords } from "../parts/words.tsx";
import { api, codeOf, queries } from "../server.ts";
import { DryRunOf } from "./dry-run.tsx";
import { FaultList, namesIn } from "./fault-list.tsx";
import { faultWords } from "./fault-words.ts";
import { MarkedDrawing, type Marks } from "./marked-drawing.tsx";
import type { Editing } from "./use-autosave.ts";

export interface CheckTabProps {
  code: string;
  editing: Editing;
  /** The revision that is on the screen and saved; null while something waits. */
  revision: number | null;
}

/** What stands against publishing, in words and at the drawing, and publishing itself. */
export function CheckTab({ code, editing, revision }: CheckTabProps) {
  const text = useText(configureText);
  const check = useQuery(api.designs.check.queryOptions({ code }));
  const marks = useFaultMarks(check.data?.faults ?? [], check.data?.notes ?? []);
  if (check.isPending) return <Loading />;
  if (check.isError) return <Failed error={check.error} again={() => check.refetch()} />;
  const { faults = [], notes = [], drawing = null } = check.data ?? {};
  const nameOf = namesIn(editing.package.process);
  return (
    <div className="check-page">
      <section className="panel">
        {faults.length === 0 && <Alert type="success" showIcon title={editing.readOnly ? text.noFaultsInForce : text.noFaults} />}
        {faults.length > 0 && <Alert type="error" showIcon title={text.faults(faults.length)} />}
        <FaultList faults={faults} nameOf={nameOf} />
        {notes.length > 0 && <h2 className="part-title">{text.notes}</h2>}
        <FaultList faults={notes} nameOf={nameOf} />
        {!editing.readOnly && <Publishing code={code} revision={revision} editing={editing} mayPublish={faults.length === 0} />}
      </section>
      {!editing.readOnly && <DryRunOf code={code} flush={editing.flush} />}
      {drawing && <MarkedDrawing name={editing.package.name} drawing={drawing} marks={marks} id="check" />}
    </div>
  );
}

/** Each fault and note told beside the element it is about. */
function useFaultMarks(faults: readonly PackageFault[], notes: readonly PackageFault[]): Marks {
  const { lang } = useLanguage();
  const text = useText(configureText);
  const words = useWords();
  const marks: Record<string, Marks[string]> = {};
  const told = [
    ...notes.map((fault) => ({ fault, tone: "changed" as const })),
    ...faults.map((fault) => ({ fault, tone: "fault" as const })),
  ];
  for (const { fault, tone } of told) {
    if (fault.element === undefined) continue;
    const before = marks[fault.element]?.note;
    const note = [before, faultWords(fault, lang, words)].filter(Boolean).join(text.comma);
    marks[fault.element] = { tone, word: tone === "fault" ? text.aFault : text.aNote, note };
  }
  return marks;
}

function Publishing({ code, revision, editing, mayPublish }: CheckTabProps & { mayPublish: boolean }) {
  const text = useText(configureText);
  const general = useText(generalText);
  const words = useWords();
  const { message } = App.useApp();
  const [refusal, setRefusal] = useState<DesignRefusal | null>(null);
  const publish = useMutation(api.designs.publish.mutationOptions());
  const discard = useMutation(api.designs.discard.mutationOptions());

  const act = async (run: () => Promise<{ ok: true } | DesignRefusal>, done: string) => {
    setRefusal(null);
    try {
      const answer = await run();
      if (!answer.ok) return setRefusal(answer);
      void message.success(done);
      await queries.invalidateQueries({ queryKey: api.designs.pathKey() });
    } catch (error) {
      setRefusal({ ok: false, code: codeOf(error) });
    }
  };
  const publishNow = async () => {
    if (!(await editing.flush()) || revision === null) return;
    await act(() => publish.mutateAsync({ code, revision }), text.published);
  };
  return (
    <>
      {refusal && <Alert className="form-alert" type="error" showIcon role="alert" title={words(refusal.code)} />}
      {refusal?.faults && <FaultList faults={refusal.faults} nameOf={namesIn(editing.package.process)} />}
      <div className="dialog-acts">
        <Popconfirm
          title={text.publishAsk}
          description={text.publishHint}
          okText={text.publish}
          cancelText={general.cancel}
          onConfirm={publishNow}
        >
          <Button type="primary" disabled={!mayPublish || revision === null} loading={publish.isPending}>
            {text.publish}
          </Button>
        </Popconfirm>
        <Popconfirm
          title={text.discardAsk}
          description={text.discardHint}
          okText={text.discard}
          cancelText={general.cancel}
          okButtonProps={{ danger: true }}
          onConfirm={() => act(() => discard.mutateAsync({ code }), text.discarded)}
        >
          <Button danger loading={discard.isPending}>
            {text.discard}
          </Button>
        </Popconfirm>
      </div>
    </>
  );
}
