/** Every word of the public pages, in both languages. */
import type { Lang, Translation } from "../../../platform/i18n/index.ts";
import { drawingMessages } from "../../ui/drawing-messages.ts";
import { fieldWordsEn as fieldsEn } from "../../ui/fields/field-words.en.ts";
import { fieldWordsZhCN as fieldsZh } from "../../ui/fields/field-words.zh-CN.ts";
import { cases as casesEn } from "./cases.en.ts";
import { cases as casesZh } from "./cases.zh-CN.ts";
import { consult as consultEn } from "./consult.en.ts";
import { consult as consultZh } from "./consult.zh-CN.ts";
import { halls as hallsEn } from "./halls.en.ts";
import { halls as hallsZh } from "./halls.zh-CN.ts";
import { licences as licencesEn } from "./licences.en.ts";
import { licences as licencesZh } from "./licences.zh-CN.ts";
import { services as servicesEn } from "./services.en.ts";
import { services as servicesZh } from "./services.zh-CN.ts";
import { shell as shellEn } from "./shell.en.ts";
import { shell as shellZh } from "./shell.zh-CN.ts";

const chinese = {
  shell: shellZh,
  services: servicesZh,
  cases: casesZh,
  consult: consultZh,
  halls: hallsZh,
  licences: licencesZh,
  fields: fieldsZh,
  drawing: drawingMessages("zh-CN"),
};

export type Messages = Translation<typeof chinese>;

const catalogues: Record<Lang, Messages> = {
  "zh-CN": chinese,
  en: {
    shell: shellEn,
    services: servicesEn,
    cases: casesEn,
    consult: consultEn,
    halls: hallsEn,
    licences: licencesEn,
    fields: fieldsEn,
    drawing: drawingMessages("en"),
  },
};

export function messagesIn(lang: Lang): Messages {
  return catalogues[lang];
}
