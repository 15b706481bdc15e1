import { useQuery } from "@tanstack/react-query";
import { catalogueMessages } from "../../../modules/catalogue/shared.ts";
import { useText } from "../language.tsx";
import { actsText } from "../messages/acts.ts";
import { configureText } from "../messages/configure.ts";
import { formdesignText } from "../messages/formdesign.ts";
import { processesText } from "../messages/processes.ts";
import { termsText } from "../messages/terms.ts";
import { api } from "../server.ts";
import type { ValueNames } from "./difference-words.ts";

/** Names of the parts of a package and of its coded values, for comparisons. */
export function useValueNames(): Omit<ValueNames, "materials"> {
  const text = useText(configureText);
  const terms = useText(termsText);
  const catalogue = useText(catalogueMessages);
  const { verbs } = useText(actsText);
  const { kinds } = useText(formdesignText);
  const { multiShort } = useText(processesText);
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  return {
    parts: { ...text.settings, ...text.fields },
    values: {
      ...Object.fromEntries((orgs.data ?? []).map(({ code, name }) => [code, name])),
      ...kinds,
      ...multiShort,
      ...verbs,
      ...catalogue.themes,
      ...catalogue.results,
      ...catalogue.types,
      ...catalogue.kinds,
      ...catalogue.objects,
      ...catalogue.natures,
      ...catalogue.forms,
      ...catalogue.necessities,
      ...catalogue.intake,
      ...catalogue.stages,
      ...terms.posts,
      ...terms.unitNames,
    },
    yes: text.yes,
    no: text.no,
  };
}
