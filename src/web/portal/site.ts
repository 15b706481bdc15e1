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
  siteCode: z.string().regex(/^\d{10}$/),
  icp: z.string(),
  police: z.string(),
  /** Codes of the items shown first on the home page. */
  featured: z.array(z.string()).default([]),
});

export interface Site {
  facts: Record<Lang, SiteFacts>;
  featured: readonly string[];
}

/** What the county says about its site. Read from data/site.json. */
export function loadSite(): Site {
  const site = siteSchema.parse(JSON.parse(readFileSync(join(ROOT, "data/site.json"), "utf8")));
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
