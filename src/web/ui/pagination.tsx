/** @jsxImportSource #html */
export interface PaginationTexts {
  label: string;
  first: string;
  previous: string;
  next: string;
}

/** Pages by key: on, back, and to the beginning. `summary` says in words what is shown (第 21–40 项，共 320 项). */
export function Pagination({
  first,
  previous,
  next,
  summary,
  texts,
}: {
  first: string | null;
  previous: string | null;
  next: string | null;
  summary: string;
  texts: PaginationTexts;
}) {
  return (
    <nav className="pages" aria-label={texts.label}>
      <span>
        {first && (
          <a href={first} rel="first">
            {texts.first}
          </a>
        )}
        {previous && (
          <a href={previous} rel="prev">
            {texts.previous}
          </a>
        )}
        {next && (
          <a href={next} rel="next">
            {texts.next}
          </a>
        )}
      </span>
      <span className="quiet small">{summary}</span>
    </nav>
  );
}
