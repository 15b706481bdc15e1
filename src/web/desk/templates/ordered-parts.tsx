import { Button } from "antd";
import { type ReactNode, useRef } from "react";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";

export interface OrderedPartsProps<P extends object> {
  parts: readonly P[];
  /** What it is called for whoever doesn't see the page: part 3. */
  labelOf: (number: number) => string;
  /** What stands beside its number. */
  titleOf: (part: P) => string;
  onChange: (parts: P[]) => void;
  children: (part: P, index: number, replace: (part: P) => void) => ReactNode;
}

/** Parts in their order, each to be changed, moved up and down, and taken out. */
export function OrderedParts<P extends object>({ parts, labelOf, titleOf, onChange, children }: OrderedPartsProps<P>) {
  const text = useText(documentsText);
  // Parts have no name of their own: each keeps its key while others are moved about it.
  const keys = useRef(new WeakMap<P, number>());
  const next = useRef(0);
  const keyOf = (part: P) => {
    const known = keys.current.get(part);
    if (known !== undefined) return known;
    next.current += 1;
    keys.current.set(part, next.current);
    return next.current;
  };
  const replace = (at: number, part: P) => {
    const before = parts[at];
    if (before) keys.current.set(part, keyOf(before));
    onChange(parts.map((one, index) => (index === at ? part : one)));
  };
  const move = (from: number, to: number) => {
    const moved = [...parts];
    const [part] = moved.splice(from, 1);
    if (part) moved.splice(to, 0, part);
    onChange(moved);
  };
  return (
    <ol className="template-blocks">
      {parts.map((part, index) => (
        <li key={keyOf(part)} aria-label={labelOf(index + 1)}>
          <div className="template-block-head">
            <strong>
              {index + 1} {titleOf(part)}
            </strong>
            <span>
              <Button size="small" type="text" disabled={index === 0} onClick={() => move(index, index - 1)}>
                {text.up}
              </Button>
              <Button size="small" type="text" disabled={index === parts.length - 1} onClick={() => move(index, index + 1)}>
                {text.down}
              </Button>
              <Button size="small" type="text" danger onClick={() => onChange(parts.filter((_, at) => at !== index))}>
                {text.remove}
              </Button>
            </span>
          </div>
          {children(part, index, (changed) => replace(index, changed))}
        </li>
      ))}
    </ol>
  );
}
