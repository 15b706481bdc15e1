/** @jsxImportSource #html */
export interface PageError {
  /** Id of the field concerned, without `#`; none for a fault of the whole page. */
  field?: string;
  /** Another page where it can be put right. */
  href?: string;
  message: string;
  /** Stands before the message in the summary, away from the field: which row or paper it is about. */
  where?: string;
}

/** What has to be put right, at the top of the page, each entry leading to its field. */
export function ErrorSummary({ title, errors }: { title: string; errors: PageError[] }) {
  if (errors.length === 0) return null;
  return (
    <div className="errors" role="alert" tabIndex={-1} id="errors" aria-labelledby="errors-title">
      <h2 id="errors-title">{title}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field ?? ""}:${error.message}`}>
            <ErrorText {...error} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ErrorText({ field, href, message, where = "" }: PageError) {
  const target = href ?? (field ? `#${field}` : undefined);
  return target ? <a href={target}>{where + message}</a> : where + message;
}
