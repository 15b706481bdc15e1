import { useRef, useState } from "react";
import { type LicenceCommandName, licenceCommands } from "../../../modules/licences/shared.ts";

/** What can lack in the forms beside a licence. */
export type LicenceField = "ground" | "law" | "reason" | "heard" | "compensation" | "opinion" | "receiver";

/** What of a form stands against sending it, by the commands' own schemas and what the law wants besides (行政许可法 7, 38). */
export function lackingIn(command: LicenceCommandName, input: Readonly<Record<string, unknown>>): LicenceField[] {
  const judged = licenceCommands[command].safeParse(input);
  const lacking = judged.success ? [] : judged.error.issues.map(({ path }) => path[0] as LicenceField); // the forms hold these fields only
  if (command === "propose" && !input.ground) lacking.push("ground");
  if (command === "propose" && input.act === "revoke" && String(input.heard).trim() === "") lacking.push("heard");
  return lacking;
}

/** Lets a form through once nothing lacks; until then what lacks is said at its field, and the first of it comes into sight. */
export function useLacking() {
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const check = (lacking: readonly LicenceField[]): boolean => {
    setTried(lacking.length > 0);
    if (lacking.length === 0) return true;
    const first = [...(form.current?.querySelectorAll<HTMLElement>("[data-field]") ?? [])].find(({ dataset }) =>
      lacking.some((name) => name === dataset.field),
    );
    first?.querySelector<HTMLElement>("input, textarea, select")?.focus();
    first?.scrollIntoView({ block: "nearest" });
    return false;
  };
  return { form, tried, check };
}
