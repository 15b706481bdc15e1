import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { askedForm, type FormDefinition, textIn, viewPage, visiblePages } from "../../../../../core/forms/index.ts";
import type { FieldSetting } from "../../../../ui/fields/field-setting.ts";
import { fieldWordsEn } from "../../../../ui/fields/field-words.en.ts";
import { fieldWordsZhCN } from "../../../../ui/fields/field-words.zh-CN.ts";
import { regionsFor } from "../../../../ui/fields/regions.ts";
import base from "../../../../ui/styles/1-base.css?raw";
import parts from "../../../../ui/styles/3-parts.css?raw";
import forms from "../../../../ui/styles/5-forms.css?raw";
import { withoutRow, withRow } from "../../../intake/form-answers.ts";
import { useLanguage, useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import { api } from "../../../server.ts";
import { PhonePage } from "./phone-page.tsx";
import { renewPage } from "./renew-page.ts";
import type { TriedForm } from "./use-samples.ts";

const OWN = `body { padding: 16px; }
.progress { color: var(--ink-soft); }
h1 { margin: 0.2rem 0 1.2rem; font-size: 1.4rem; }
.acts { display: grid; gap: 12px; margin: 1.5rem 0; }
.acts .button { width: 100%; }`;
const BLANK = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>${[base, parts, forms, OWN].join("\n")}</style></head><body></body></html>`;

/** The public form as an applicant sees it on a phone: drawn by the code of the public pages in a page of its own, judged page by page. */
export function PhonePreview({ form, tried }: { form: FormDefinition; tried: TriedForm }) {
  const { preview } = useText(formdesignText);
  const { lang } = useLanguage();
  const [body, setBody] = useState<HTMLElement | null>(null);
  const [at, setAt] = useState<string | null>(null);
  const { typed, answers, today } = tried;
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  const regions = useMemo(() => regionsFor(new Map((orgs.data ?? []).map((org) => [org.code, org])), ["township", "village"]), [orgs.data]);
  const asked = askedForm(form);
  const pages = visiblePages(asked, answers, today);
  const number = Math.max(
    0,
    pages.findIndex((page) => page.id === at),
  );
  const page = pages[number];

  const setting: FieldSetting = {
    lang,
    texts: lang === "en" ? fieldWordsEn : fieldWordsZhCN,
    regions,
    leftovers: [],
    messageOf: tried.faultAt,
  };
  const markup = page
    ? PhonePage({
        progress: preview.progress(number + 1, pages.length),
        title: textIn(page.title, lang),
        views: viewPage(asked, page.id, answers, { today, lang }),
        setting,
        next: number + 1 < pages.length ? preview.next : preview.check,
        back: number > 0 ? preview.back : null,
      }).toString()
    : `<p>${preview.nothing}</p>`;

  const act = useRef({ type: (_name: string, _texts: string[]) => {}, press: (_button: HTMLButtonElement) => {} });
  act.current = {
    type: (name, texts) => tried.change({ body: { ...typed.body, [name]: texts } }),
    press: (button) => {
      const [, path = "", row] = /^([\w.]+)(?:\[(\d+)\])?$/.exec(button.value) ?? [];
      // On the public page rows come and go through the server.
      if (button.name === "_add") tried.change(withRow(typed, path, rowCount(answers, path)));
      else if (button.name === "_remove") tried.change(withoutRow(form, typed, path, Number(row)));
      else if (page && button.dataset.go === "-1") setAt(pages[number - 1]?.id ?? page.id);
      else if (page && tried.judge(page.id).length === 0) setAt(pages[number + 1]?.id ?? page.id);
    },
  };

  useEffect(() => {
    if (body) renewPage(body, page?.id ?? "", markup);
  }, [body, markup, page?.id]);

  useEffect(() => {
    if (!body) return;
    const input = (event: Event) => {
      const { name, form: within } = event.target as HTMLInputElement;
      if (name && within) act.current.type(name, new FormData(within).getAll(name).map(String));
    };
    const click = (event: Event) => {
      const button = (event.target as Element).closest("button");
      if (!button) return;
      event.preventDefault();
      act.current.press(button);
    };
    const submit = (event: Event) => event.preventDefault();
    body.addEventListener("input", input);
    body.addEventListener("click", click);
    body.addEventListener("submit", submit);
    return () => {
      body.removeEventListener("input", input);
      body.removeEventListener("click", click);
      body.removeEventListener("submit", submit);
    };
  }, [body]);

  return (
    <iframe
      className="fd-frame"
      title={preview.phone}
      srcDoc={BLANK}
      onLoad={(event) => setBody(event.currentTarget.contentDocument?.body ?? null)}
    />
  );
}

function rowCount(answers: Readonly<Record<string, unknown>>, path: string): number {
  const rows = path.split(".").reduce<unknown>((at, id) => (at as Record<string, unknown> | undefined)?.[id], answers);
  return Array.isArray(rows) ? rows.length : 0;
}
