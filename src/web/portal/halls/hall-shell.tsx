/** @jsxImportSource #html */
import type { Child } from "../../html/html.ts";
import type { PageContext } from "../context.ts";

export interface HallShellProps {
  context: PageContext;
  title: string;
  look: "screen" | "kiosk" | "ticket";
  /** Seconds after which the page asks for itself anew; works without script. */
  renew?: number;
  /** Where it goes then; itself unless told. */
  onto?: string;
  children: Child;
}

/** A page for a wall, a machine or a phone in a hall: nothing on it leads elsewhere. */
export function HallShell({ context, title, look, renew, onto, children }: HallShellProps) {
  return (
    <html lang={context.lang} className={`hall hall-${look}`}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {renew !== undefined && <meta httpEquiv="refresh" content={onto ? `${renew};url=${onto}` : String(renew)} />}
        <title>{title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={context.assets.style} />
        <script src={context.assets.script} defer />
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}
