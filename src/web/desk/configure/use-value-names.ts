import { catalogueMessages } from "../../../modules/catalogue/shared.ts";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { termsText } from "../messages/terms.ts";
import type { ValueNames } from "./difference-words.ts";

/** Names of the parts of a package and of its coded values, for comparisons. */
export function useValueNames(): ValueNames {
  const text = useText(configureText);
  const terms = useText(termsText);
  const catalogue = useText(catalogueMessages);
  return {
    parts: { ...text.settings, ...text.fields },
    values: {
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
