import { Link, useLocation } from "@tanstack/react-router";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { useMe } from "../session/use-me.ts";
import { menuFor, PAGES, pageAt } from "./pages.ts";
import { useWaiting } from "./use-waiting.ts";

/** What this post does, as links in groups; the number of cases that wait stands beside the to-do list. */
export function SideMenu() {
  const text = useText(generalText);
  const me = useMe();
  const here = pageAt(useLocation({ select: (location) => location.pathname }));
  const waiting = useWaiting(me);
  return (
    <nav className="side-menu" aria-label={text.menu}>
      {menuFor(me.permissions).map(({ group, pages }) => (
        <section key={group}>
          <h2>{text.groups[group]}</h2>
          <ul>
            {pages.map((name) => (
              <li key={name}>
                <Link to={PAGES[name].path as string} aria-current={here === name ? "page" : undefined}>
                  {text.pages[name]}
                  {waiting[name] !== undefined && <span className="count">{waiting[name]}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
