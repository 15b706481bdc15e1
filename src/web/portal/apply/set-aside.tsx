/** @jsxImportSource #html */
import { Notice } from "../../ui/notice.tsx";
import type { PageContext } from "../context.ts";
import type { ItemView } from "../item-frame.tsx";
import { SITUATION_PAGE } from "../situation-form.ts";
import { urls } from "../urls.ts";
import { type Given, setAside } from "./journey.ts";

/** Tells of files that won't be sent, because the answers were changed after they had been uploaded. */
export function SetAside({ context, item, given }: { context: PageContext; item: ItemView; given: Given }) {
  const files = setAside(item.package, given);
  if (files.length === 0) return null;
  const words = context.text.cases.apply;
  return (
    <Notice title={words.setAsideTitle}>
      <ul>
        {files.map((file) => (
          <li key={`${file.material} ${file.hash}`}>
            {words.setAsideFile(item.package.materials.find(({ code }) => code === file.material)?.name ?? file.material, file.name)}
          </li>
        ))}
      </ul>
      <p>
        {words.setAsideText} <a href={urls.applyPage(item.code, SITUATION_PAGE)}>{words.setAsideChange}</a>
      </p>
    </Notice>
  );
}
