import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Select } from "antd";
import { useState } from "react";
import type { DesignRefusal, ImportDifference, ImportReport } from "../../../modules/designs/shared.ts";
import { minuteOf } from "../clock/moment.ts";
import { useLanguage, useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { termsText } from "../messages/terms.ts";
import { Facts } from "../parts/facts.tsx";
import { useWords } from "../parts/words.tsx";
import { api, codeOf, queries } from "../server.ts";
import { faultWords } from "./fault-words.ts";
import { refusalWords } from "./save-sign.tsx";

/** A package of another county, or one's own: read, told what differs, then taken in as the design of a new item. */
export function ImportItem({ onMade }: { onMade: (code: string) => void }) {
  const text = useText(configureText);
  const words = useWords();
  const { lang } = useLanguage();
  const [file, setFile] = useState<string | null>(null);
  const [department, setDepartment] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<DesignRefusal | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const departments = useQuery(api.designs.departments.queryOptions(undefined, { staleTime: 300_000 }));
  const read = useMutation(api.designs.readImport.mutationOptions());
  const take = useMutation(api.designs.import.mutationOptions());

  const look = async (content: string | null, org: string | null) => {
    setReport(null);
    setRefusal(null);
    if (content === null || org === null) return;
    // A packed or other binary file: no text at all, so it isn't sent.
    if (content.includes("\0")) return setRefusal({ ok: false, code: "designs/file-unreadable" });
    try {
      const answer = await read.mutateAsync({ text: content, department: org });
      if (answer.ok) setReport(answer);
      else setRefusal(answer);
    } catch (error) {
      setRefusal({ ok: false, code: codeOf(error) });
    }
  };
  const bring = async () => {
    if (file === null || department === null) return;
    try {
      const answer = await take.mutateAsync({ text: file, department });
      if (!answer.ok) return setRefusal(answer);
      await queries.invalidateQueries({ queryKey: api.designs.pathKey() });
      onMade(answer.code);
    } catch (error) {
      setRefusal({ ok: false, code: codeOf(error) });
    }
  };
  return (
    <div className="entries">
      <p className="hint">{text.importHint}</p>
      <label className="labelled">
        <span className="label">{text.packageFile}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={async (event) => {
            const content = (await event.target.files?.[0]?.text()) ?? null;
            setFile(content);
            await look(content, department);
          }}
        />
      </label>
      <div className="labelled import-department">
        <span className="label">{text.takenOverBy}</span>
        <Select
          aria-label={text.takenOverBy}
          value={department}
          showSearch={{ optionFilterProp: "label" }}
          options={(departments.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(org) => {
            setDepartment(org);
            void look(file, org);
          }}
        />
      </div>
      {refusal && <Alert type="error" showIcon role="alert" title={refusalWords(refusal, lang, words)} />}
      {report && <Report report={report} />}
      <Button type="primary" disabled={report === null} loading={take.isPending} onClick={bring}>
        {text.bringIn}
      </Button>
    </div>
  );
}

function Report({ report }: { report: ImportReport }) {
  const { lang } = useLanguage();
  const text = useText(configureText);
  const words = useWords();
  const { item, county, exportedAt, fingerprint, isOwn, differences, faults } = report;
  return (
    <section aria-label={text.importReport} className="import-report">
      <Alert type={isOwn ? "success" : "info"} showIcon title={isOwn ? text.signedHere : text.signedBy(county.name, fingerprint)} />
      <Facts
        rows={[
          [text.itemName, item.name],
          [text.code, item.code],
          [text.versionTitle, item.version === null ? text.designing : text.version(item.version)],
          [text.exportedAt, minuteOf(exportedAt)],
        ]}
      />
      <h2 className="part-title">{text.importDifferences}</h2>
      {differences.length === 0 && <p className="hint">{text.noImportDifferences}</p>}
      <ul className="fault-list">
        {differences.map((difference) => (
          <DifferenceLine key={`${difference.kind} ${difference.where} ${difference.there}`} difference={difference} />
        ))}
      </ul>
      {faults.length > 0 && <h2 className="part-title">{text.faults(faults.length)}</h2>}
      <ul className="fault-list">
        {faults.map((fault) => (
          <li key={`${fault.path} ${fault.code} ${fault.element ?? ""}`}>{faultWords(fault, lang, words)}</li>
        ))}
      </ul>
    </section>
  );
}

function DifferenceLine({ difference: { kind, where, there, here } }: { difference: ImportDifference }) {
  const text = useText(configureText);
  const posts = useText(termsText).posts as Readonly<Record<string, string>>;
  const names = text.fields as Readonly<Record<string, string>>;
  const said = {
    organisation: here === null ? text.orgMissing(there) : text.orgOther(there, here),
    "nobody-holds": text.nobodyHolds(posts[there] ?? there),
    "county-fact": text.countyFact(there),
    calendar: text.otherCalendar(there, here ?? ""),
  };
  return (
    <li>
      <strong>{kind === "calendar" ? text.calendar : (names[where] ?? where)}</strong> {said[kind]}
    </li>
  );
}
