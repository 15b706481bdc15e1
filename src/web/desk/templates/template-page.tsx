import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Alert, Button, Input } from "antd";
import { useId, useState } from "react";
import type { Template } from "../../../modules/documents/shared.ts";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { useWords } from "../parts/words.tsx";
import { type Answers, api, codeOf } from "../server.ts";
import { withAnswers } from "./ask-edits.ts";
import { AskList } from "./ask-list.tsx";
import { BlockList } from "./block-list.tsx";
import { LivePreview } from "./live-preview.tsx";
import { TemplateSettings } from "./template-settings.tsx";
import { useTrying } from "./use-trying.ts";
import "./templates.css";

const route = getRouteApi("/templates/$code");
type View = NonNullable<Answers["documents"]["template"]>;

/** One template: its parts on the left, what comes of it on the right, at once. */
export function TemplatePage() {
  const text = useText(documentsText);
  const { code } = route.useParams();
  const [saved, setSaved] = useState<number | null>(null);
  const found = useQuery(api.documents.template.queryOptions({ code }, { staleTime: Number.POSITIVE_INFINITY }));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  if (found.data === null) return <Nothing title={text.gone} action={<Link to="/templates">{text.back}</Link>} />;
  return <Editor key={`${code} ${found.data.version}`} view={found.data} saved={saved} onSaved={setSaved} />;
}

function Editor({ view, saved, onSaved }: { view: View; saved: number | null; onSaved: (version: number) => void }) {
  const text = useText(documentsText);
  const words = useWords();
  const queries = useQueryClient();
  const [template, setTemplate] = useState<Template>(view.template);
  const [note, setNote] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const noteField = useId();
  const saving = useMutation(api.documents.saveTemplate.mutationOptions());
  const isChanged = JSON.stringify(template) !== JSON.stringify(view.template);
  const trying = useTrying(template);
  const fields = withAnswers(view.fields, template.asks, text);
  const change = (part: Partial<Template>) => setTemplate((before) => ({ ...before, ...part }));

  const save = async () => {
    setRefused(null);
    try {
      const answer = await saving.mutateAsync({ template, base: view.version, note });
      if (!answer.ok) return setRefused(answer.code);
      onSaved(answer.version);
      await queries.invalidateQueries({ queryKey: api.documents.pathKey() });
    } catch (error) {
      setRefused(codeOf(error));
    }
  };
  const open = async (version: number) => {
    const earlier = await queries.fetchQuery(api.documents.templateVersion.queryOptions({ code: template.code, version }));
    if (earlier !== null) setTemplate(earlier);
  };
  return (
    <>
      <PageHead title={template.name} hint={text.versionOf(view.version)}>
        <Link to="/templates">{text.back}</Link>
      </PageHead>
      <div className="template-columns">
        <section aria-label={text.blocks}>
          <TemplateSettings template={template} onChange={change} />
          <p className="hint">
            {text.lawWants(view.required.law)}：{view.required.labels.join("、")}
          </p>
          <BlockList blocks={template.blocks} fields={fields} onChange={(blocks) => change({ blocks })} />
          <AskList
            asks={template.asks}
            fields={view.fields}
            faults={trying.tried?.readable ? trying.tried.faults : []}
            onChange={(asks) => change({ asks })}
          />
        </section>
        <section aria-label={text.preview}>
          {saved !== null && !isChanged && <Alert className="form-alert" type="success" showIcon role="status" title={text.saved(saved)} />}
          {refused !== null && <Alert className="form-alert" type="error" showIcon role="alert" title={words(refused)} />}
          {isChanged && !view.mayEnable && <Alert className="form-alert" type="info" showIcon title={text.onlyTrying} />}
          {isChanged && view.mayEnable && (
            <div className="template-save">
              <p>{text.unsaved}</p>
              <label htmlFor={noteField}>{text.saveNote}</label>
              <Input id={noteField} value={note} onChange={(event) => setNote(event.target.value)} maxLength={200} />
              <Button type="primary" loading={saving.isPending} onClick={save}>
                {text.save}
              </Button>
            </div>
          )}
          <LivePreview name={template.name} trying={trying} />
          <h2>{text.versions}</h2>
          <ul className="template-versions">
            {view.versions.map(({ version, savedAt, savedBy, note: said }) => (
              <li key={version}>
                {text.versionOf(version)} {savedAt !== null && `${minuteOf(savedAt)} ${savedBy ?? ""}`} {said}{" "}
                <Button type="link" size="small" onClick={() => open(version)} aria-label={`${text.look} ${text.versionOf(version)}`}>
                  {text.look}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
