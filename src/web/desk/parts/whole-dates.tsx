/** Words with dates in them: a date isn't broken at the end of a line. */
export function WholeDates({ children }: { children: string }) {
  return children.split(/(\d{4}-\d{2}-\d{2})/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence keep their places
      <span key={index} className="unbroken">
        {part}
      </span>
    ),
  );
}
