import { Table, type TableProps } from "antd";

export interface WideTableProps<T> extends Pick<TableProps<T>, "columns" | "rowKey"> {
  caption: string;
  rows: T[];
  /** Below this width it scrolls sideways in itself, also by keyboard. */
  width: number;
}

/** A compact table without pages of its own; keyset lists bring the next page by a button below. */
export function WideTable<T extends object>({ caption, rows, width, ...table }: WideTableProps<T>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling by keyboard
    <section className="wide-table" tabIndex={0} aria-label={caption}>
      <Table<T> {...table} size="small" dataSource={rows} pagination={false} style={{ minWidth: width }} />
    </section>
  );
}
