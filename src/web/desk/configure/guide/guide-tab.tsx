import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { CASE_KINDS, catalogueMessages, type PackageFault, THEMES } from "../../../../modules/catalogue/shared.ts";
import { useLanguage, useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { useWords } from "../../parts/words.tsx";
import { api } from "../../server.ts";
import { faultWords } from "../fault-words.ts";
import type { Editing } from "../use-autosave.ts";
import { GuideContext } from "./guide-context.ts";
import { Conditions, EntriesOf } from "./guide-lists.tsx";
import { Result } from "./result.tsx";
import { Situations } from "./situations.tsx";
import { ChoiceOf, LineOf, NumberOf, SeveralOf, TermOf, TextOf, YesNoOf } from "./values.tsx";

/** Everything the guide says of the item (附录1 A1), in groups, each fault at its field. */
export function GuideTab({ editing, faults }: { editing: Editing; faults: readonly PackageFault[] }) {
  const { lang } = useLanguage();
  const words = useWords();
  const text = useText(configureText);
  const groups = useGroups(editing);
  const guide = useMemo(
    () => ({
      item: editing.package,
      readOnly: editing.readOnly,
      change: editing.change,
      faultAt: (path: string, exactly = false) => {
        const found = faults.find((fault) => fault.path === path || (!exactly && fault.path.startsWith(`${path}.`)));
        return found && faultWords(found, lang, words);
      },
    }),
    [editing, faults, lang, words],
  );
  return (
    <GuideContext value={guide}>
      <div className="guide-form">
        <nav className="guide-groups" aria-label={text.groups.title}>
          {groups.map(({ key }) => (
            <a key={key} href={`#guide-${key}`}>
              {text.groups[key]}
            </a>
          ))}
        </nav>
        <div>
          {groups.map(({ key, fields }) => (
            <section className="panel" key={key} id={`guide-${key}`} aria-label={text.groups[key]}>
              <h2>{text.groups[key]}</h2>
              {fields}
            </section>
          ))}
        </div>
      </div>
    </GuideContext>
  );
}

type Group = Exclude<keyof ReturnType<typeof configureText>["groups"], "title">;

function useGroups({ package: item }: Editing): { key: Group; fields: ReactNode }[] {
  const text = useText(configureText);
  const names = useText(catalogueMessages);
  const departments = useQuery(api.designs.departments.queryOptions(undefined, { staleTime: 300_000 }));
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  const choices = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));
  const all = (orgs.data ?? []).filter(({ active, kind }) => active && kind !== "village");
  const places = (departments.data ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const own = all.filter(({ code }) => code === item.department).map(({ code, name }) => ({ value: code, label: name }));
  const departmentChoices = places.some(({ value }) => value === item.department) ? places : [...own, ...places];
  const themes = THEMES.filter((theme) => item.objects.some((object) => theme.startsWith(`${object}-`)));
  return [
    {
      key: "basic",
      fields: (
        <div className="entry-values">
          <LineOf part="name" />
          <ChoiceOf part="kind" options={CASE_KINDS.map((kind) => ({ value: kind, label: names.kinds[kind] }))} />
          <ChoiceOf part="department" options={departmentChoices} />
          <LineOf part="section" />
          <LineOf part="body" />
          <ChoiceOf part="nature" options={choices(names.natures)} />
          {item.nature === "entrusted" && <LineOf part="principal" />}
          <LineOf part="sector" />
          <SeveralOf part="objects" options={choices(names.objects)} />
          <SeveralOf
            part="themes"
            asList
            options={themes.map((theme) => ({ value: theme, label: (names.themes as Readonly<Record<string, string>>)[theme] ?? theme }))}
          />
          {(item.kind === "joint" || item.jointUnits.length > 0) && (
            <SeveralOf part="jointUnits" asList options={all.map(({ code, name }) => ({ value: code, label: name }))} />
          )}
          <TextOf part="summary" />
        </div>
      ),
    },
    { key: "bases", fields: <EntriesOf part="bases" /> },
    { key: "conditions", fields: <Conditions /> },
    { key: "situations", fields: <Situations /> },
    { key: "materials", fields: <EntriesOf part="materials" /> },
    {
      key: "terms",
      fields: (
        <>
          <div className="entry-values">
            <TermOf part="statutory" />
            <TermOf part="promise" />
            <NumberOf part="supplementDays" unit={text.days} />
          </div>
          <h3 className="part-title">{text.fields.specialProcedures}</h3>
          <EntriesOf part="specialProcedures" />
        </>
      ),
    },
    { key: "fees", fields: <EntriesOf part="fees" /> },
    {
      key: "places",
      fields: (
        <>
          <div className="entry-values">
            <SeveralOf part="intake" options={choices(names.intake)} />
            <YesNoOf part="online" />
            <LineOf part="phone" hint={text.phoneHint} />
            <LineOf part="complaintPhone" />
          </div>
          <h3 className="part-title">{text.fields.places}</h3>
          <EntriesOf part="places" />
        </>
      ),
    },
    {
      key: "result",
      fields: (
        <>
          <Result />
          <h3 className="part-title">{text.fields.documents}</h3>
          <EntriesOf part="documents" />
        </>
      ),
    },
    { key: "forms", fields: <EntriesOf part="forms" /> },
    { key: "faqs", fields: <EntriesOf part="faqs" /> },
  ];
}
