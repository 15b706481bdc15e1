/** @jsxImportSource #html */
import type { Child } from "../html/html.ts";

export interface TimelineItem {
  key: string;
  title: string;
  /** Moment as ISO text, and as people read it. */
  at?: { iso: string; text: string };
  text?: Child;
  /** Still to come. */
  ahead?: boolean;
}

/** What has happened and what comes next, newest first. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((item) => (
        <li key={item.key} className={item.ahead ? "ahead" : undefined}>
          <span className="timeline-title">{item.title}</span>
          {item.at && <time dateTime={item.at.iso}>{item.at.text}</time>}
          {item.text && <div>{item.text}</div>}
        </li>
      ))}
    </ol>
  );
}
