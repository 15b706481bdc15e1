/** A visitor's browser without script and without a screen: sends what the public pages' own forms would send. For load, not for looks. */
import { toFormBody } from "../../src/core/forms/index.ts";
import { asFormData } from "../../src/web/portal/situation-form.ts";
import type { Item } from "../stage/items.ts";

export interface Answer {
  status: number;
  /** Where the answer sends the visitor. */
  location: string;
  html: string;
}

export interface PlainVisitor {
  get(path: string): Promise<Answer>;
  post(path: string, form: Fields): Promise<Answer>;
  /** The secret under which this browser's one draft is kept; empty before there is one. */
  draft(): string;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A browser at an address of its own. Throws when nothing answers. */
export function plainVisitor(url: string, address: string): PlainVisitor {
  const cookies = new Map<string, string>();

  async function ask(path: string, form?: Fields): Promise<Answer> {
    const headers = {
      accept: "text/html",
      cookie: [...cookies].map((pair) => pair.join("=")).join("; "),
      "x-forwarded-for": address,
      ...(form ? { origin: url, "sec-fetch-site": "same-origin" } : {}),
    };
    const sent = form ? { method: "POST", body: bodyOf(form) } : {};
    const response = await fetch(new URL(path, url), { ...sent, headers, redirect: "manual" });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]?.split("=") ?? [];
      cookies.set(name, value);
    }
    return { status: response.status, location: response.headers.get("location") ?? "", html: await response.text() };
  }

  const draft = () => [...cookies].find(([name]) => name.startsWith("draft."))?.[1] ?? "";
  return { get: (path) => ask(path), post: ask, draft };
}

function bodyOf(form: Fields): URLSearchParams {
  return new URLSearchParams(Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));
}

/** Fills in all steps of an application, papers to be brought along, up to the page on which it is sent. Answers with that page's address. */
export async function fillIn(visitor: PlainVisitor, code: string, item: Item): Promise<string> {
  const { applicant } = item;
  const who = {
    kind: applicant.kind,
    name: applicant.name,
    [applicant.kind === "person" ? "identityNumber" : "creditCode"]: applicant.number,
    phone: applicant.phone,
    address: applicant.address,
    hasAgent: "no",
  };
  const answers = toFormBody(item.form, item.answers);
  const papers = item.materials.map((material) => material.code);
  const pages: Readonly<Record<string, Record<string, string | string[]>>> = {
    situation: asFormData(item.situation) as Record<string, string>,
    applicant: who,
    materials: { _paper: papers },
  };
  let path = `/services/items/${code}/apply/${item.situations.length > 0 ? "situation" : "applicant"}`;
  for (let steps = 0; steps < 20; steps++) {
    const step = path.split("?")[0]?.split("/").at(-1);
    if (step === "check") return path;
    const given = pages[step ?? ""] ?? answers;
    const { status, location } = await visitor.post(path, { ...given, _draft: visitor.draft(), _act: "next" });
    if (status !== 303) throw new Error(`${path} was answered with ${status}`);
    path = location;
  }
  throw new Error(`${path}: the application has no end`);
}

/** The one click that counts. Whether it was taken. */
export async function send(visitor: PlainVisitor, check: string): Promise<boolean> {
  const { status, location } = await visitor.post(check, { declaration: "yes", _draft: visitor.draft(), _act: "next" });
  return status === 303 && location.endsWith("/receipt");
}

/** The number on the receipt; empty when there is none. */
export async function numberOnReceipt(visitor: PlainVisitor, check: string): Promise<string> {
  const { html } = await visitor.get(check.replace(/check.*$/, "receipt"));
  return /SQ\d+/.exec(html)?.[0] ?? "";
}

/** The address part of an item, as the portal's search finds it. */
export async function codeOf(url: string, name: string): Promise<string> {
  const found = await (await fetch(`${url}/search?q=${encodeURIComponent(name)}`)).text();
  const code = new RegExp(`/services/items/([^"/?]+)/guide">${name}<`).exec(found)?.[1];
  if (!code) throw new Error(`the portal doesn't list ${name}`);
  return code;
}
