import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** The whole document as text. Nothing is hydrated: what is rendered here is all the reader gets. */
export function renderDocument(page: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
