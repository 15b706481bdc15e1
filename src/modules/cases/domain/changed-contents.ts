import type { SummaryLine } from "../../../core/forms/index.ts";
import type { Applicant } from "../shared.ts";

/** What an application says: who applies, and the answers in words. */
export interface Said {
  applicant: Pick<Applicant, "name" | "address">;
  answers: readonly Pick<SummaryLine, "path" | "label" | "text" | "within">[];
}

/** One content of a licence that is to be another: 变更事项, 变更前, 变更后. */
export interface Changed {
  what: string;
  before: string;
  after: string;
}

export interface ChangeWords {
  /** Said where the former application has nothing of it. */
  nothing: string;
  name: string;
  address: string;
  /** A label without what only a change puts before it: 变更后的场所名称 asks for 场所名称. */
  plain(label: string): string;
}

/**
 * The contents that an application to change a licence makes other than they were (行政许可法 49). `former`: the applications the licence rests on, the
 * newest first; each content is compared with the newest that speaks of it, by field, else by what the field is called. `except`: the field that names
 * the licence. What isn't answered stays as it was.
 */
export function changedContents(now: Said, former: readonly Said[], except: string, words: ChangeWords): Changed[] {
  const [last] = former;
  const ofApplicant = (["name", "address"] as const).flatMap((name): Changed[] => {
    const [before, after] = [last?.applicant[name] ?? "", now.applicant[name]];
    return last === undefined || after === "" || after === before ? [] : [{ what: words[name], before: before || words.nothing, after }];
  });
  const answers = now.answers.flatMap((answer): Changed[] => {
    if (answer.path === except) return [];
    const before = textBefore(answer, former, words);
    const what = words.plain(answer.label);
    return before === answer.text
      ? []
      : [{ what: answer.within === undefined ? what : `${answer.within} ${what}`, before: before ?? words.nothing, after: answer.text }];
  });
  return [...ofApplicant, ...answers];
}

function textBefore({ path, label }: Said["answers"][number], former: readonly Said[], { plain }: ChangeWords): string | undefined {
  for (const { answers } of former) {
    const found = answers.find((each) => each.path === path) ?? answers.find((each) => plain(each.label) === plain(label));
    if (found) return found.text;
  }
  return undefined;
}
