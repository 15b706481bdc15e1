/** @jsxImportSource #html */
import type { PageContext } from "./context.ts";

/** The large search of home, directory and search page. */
export function SearchBox({ context, label, value }: { context: PageContext; label: string; value?: string }) {
  const { frame } = context.text.shell;
  return (
    <form action="/search" className="search-block">
      <label htmlFor="q" className="quiet">
        {label}
      </label>
      <div className="search search-large">
        <input type="search" id="q" name="q" defaultValue={value} maxLength={100} />
        <button type="submit">{frame.searchButton}</button>
      </div>
    </form>
  );
}
