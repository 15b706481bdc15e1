import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { mayEnable } from "./save-template.ts";
import type { TemplateRow, TemplateVersion, TemplateView } from "./shared.ts";
import { newestTemplates, templateVersions } from "./store.ts";
import type { Template } from "./template.ts";
import { fieldCatalogue, requiredContent, shippedTemplates, templatesInForce } from "./templates.ts";

/** All templates of the county, by stage. */
export async function listTemplates(house: House): Promise<TemplateRow[]> {
  const [inForce, own] = await Promise.all([templatesInForce(house), newestTemplates(house.db)]);
  const saved = new Map(own.map((row) => [row.code, row]));
  return [...inForce.values()].map(({ template: { code, name, stage, audience }, version }) => ({
    code,
    name,
    stage,
    audience,
    version,
    savedAt: saved.get(code)?.saved_at.toISOString() ?? null,
    savedBy: saved.get(code)?.saved_by_name ?? null,
  }));
}

/** One template for the editor; null where there is none. Whoever configures a department's items may look and try. */
export async function templateView(house: House, actor: Actor, code: string): Promise<TemplateView | null> {
  const inForce = (await templatesInForce(house)).get(code);
  if (!inForce) return null;
  const rows = await templateVersions(house.db, code);
  const versions: TemplateVersion[] = rows.map(({ version, saved_at, saved_by_name, note }) => ({
    version,
    savedAt: saved_at.toISOString(),
    savedBy: saved_by_name,
    note,
  }));
  if (shippedTemplates().has(code)) versions.push({ version: 0, savedAt: null, savedBy: null, note: "" });
  const required = requiredContent(code);
  return {
    template: inForce.template,
    version: inForce.version,
    mayEnable: mayEnable(house, actor),
    required: { law: required?.law ?? "", labels: [...(required?.content ?? []), ...(required?.blocks ?? [])].map(({ label }) => label) },
    fields: fieldCatalogue(),
    versions,
  };
}

/** An earlier version, to look at or to go back to. */
export async function templateVersion(house: House, code: string, version: number): Promise<Template | null> {
  if (version === 0) return shippedTemplates().get(code)?.template ?? null;
  const rows = await templateVersions(house.db, code);
  return rows.find((row) => row.version === version)?.definition ?? null;
}
