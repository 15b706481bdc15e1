import type { Lang } from "./language.ts";

/** A text, or a function that puts values into one; groups may nest. */
export interface Messages {
  readonly [key: string]: string | ((...values: never[]) => string) | Messages;
}

/** The same keys with the same parameters, in another language. */
export type Translation<M> = {
  readonly [K in keyof M]: M[K] extends (...values: infer V) => string
    ? (...values: V) => string
    : M[K] extends string
      ? string
      : Translation<M[K]>;
};

/**
 * A catalogue in all languages. A key or parameter that one language lacks is a type error.
 * `const text = defineMessages({ "zh-CN": {…}, en: {…} })`, then `text(lang).greeting("…")`.
 */
export function defineMessages<const M extends Messages>(catalogue: {
  "zh-CN": M;
  en: NoInfer<Translation<M>>;
}): (lang: Lang) => Translation<M> {
  return (lang) => catalogue[lang] as Translation<M>;
}
