import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Lang } from "../../platform/i18n/index.ts";
import { ROOT } from "../../platform/root.ts";
import type { SiteFacts } from "../ui/page-shell.tsx";

const words = z.object({ "zh-CN": z.string(), en: z.string() });

const siteSchema = z.object({
  /** 行政区域名称, the name of the region whose site this is (七(三)2). */
  county: words,
  sponsor: words,
  operator: words,
  address: words,
  phone: z.string(),
  email: z.string(),
  /** 网站标识码, ten digits given to every government website. */
  siteCode: z.string().regex(/^(\d{10})?$/),
  icp: z.string(),
  police: z.string(),
  /** Codes of the items shown first on the home page. */
  featured: z.array(z.string()).default([]),
});

export interface Site {
  facts: Record<Lang, SiteFacts>;
  featured: readonly string[];
}

const DEMO_SITE = join(ROOT, "data/site.json");

/** What a county says about its site: the file named, that of the demo county unless told. Throws naming file and field when it can't be used. */
export function loadSite(file = DEMO_SITE): Site {
  return siteOf(file, readFileSync(file, "utf8"));
}

/** What can be said of a site whose county has said nothing yet: its name, and the hotline that is the same everywhere. */
export function siteNamed(name: string): Site {
  const file = join(ROOT, "data/site-county.json");
  return siteOf(file, readFileSync(file, "utf8").replaceAll("{name}", JSON.stringify(name).slice(1, -1)));
}

function siteOf(file: string, text: string): Site {
  const parsed = siteSchema.safeParse(readJson(file, text));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The facts of the site in ${file} are not right:\n  ${faults.join("\n  ")}`);
  }
  const site = parsed.data;
  const inLang = (lang: Lang): SiteFacts => ({
    county: site.county[lang],
    sponsor: site.sponsor[lang],
    operator: site.operator[lang],
    address: site.address[lang],
    phone: site.phone,
    email: site.email,
    siteCode: site.siteCode,
    icp: site.icp,
    police: site.police,
  });
  return { facts: { "zh-CN": inLang("zh-CN"), en: inLang("en") }, featured: site.featured };
}

function readJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`The facts of the site in ${file} are no JSON.`, { cause });
  }
}
