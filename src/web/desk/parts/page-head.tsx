import { type ReactNode, useEffect } from "react";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";

/** Title, one line of what this is, and the controls of the page. */
export function PageHead({ title, hint, aside, children }: { title: string; hint?: ReactNode; aside?: ReactNode; children?: ReactNode }) {
  const text = useText(generalText);
  useEffect(() => {
    document.title = `${title} · ${text.desk}`;
  }, [title, text]);
  return (
    <header className="page-head">
      <div>
        <h1>
          {title} {aside}
        </h1>
        {hint && <p className="hint">{hint}</p>}
      </div>
      {children && <div className="page-tools">{children}</div>}
    </header>
  );
}
