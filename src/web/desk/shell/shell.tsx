import { MenuOutlined } from "@ant-design/icons";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { Button, Drawer, Grid, Layout } from "antd";
import { Suspense, useEffect, useRef, useState } from "react";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { Bell } from "../notices/bell.tsx";
import { Loading } from "../parts/states.tsx";
import { useMe } from "../session/use-me.ts";
import { SearchBox } from "./search-box.tsx";
import { SideMenu } from "./side-menu.tsx";
import { UserMenu } from "./user-menu.tsx";

/** Header, menu and the open page. Below 992 px the menu waits behind a button. */
export function Shell() {
  const text = useText(generalText);
  const me = useMe();
  const wide = Grid.useBreakpoint().lg ?? true;
  const [menuOpen, setMenuOpen] = useState(false);
  const path = useLocation({ select: (location) => location.pathname });
  const content = useRef<HTMLElement>(null);
  const [entered, setEntered] = useState(path);

  useEffect(() => {
    if (path === entered) return;
    setEntered(path);
    setMenuOpen(false);
    content.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [path, entered]);

  return (
    <Layout className="shell">
      <a className="skip" href="#content">
        {text.skip}
      </a>
      <Layout.Header className="header">
        {!wide && <Button type="text" icon={<MenuOutlined />} aria-label={text.openMenu} onClick={() => setMenuOpen(true)} />}
        <Link to="/" className="brand">
          <span className="brand-mark" aria-hidden="true" />
          <span>
            <strong>{me.countyName}</strong> {wide && text.desk}
          </span>
        </Link>
        <SearchBox />
        <Bell />
        <UserMenu />
      </Layout.Header>
      <Layout>
        {wide && (
          <Layout.Sider width={184} className="sider">
            <SideMenu />
          </Layout.Sider>
        )}
        <Drawer
          open={!wide && menuOpen}
          onClose={() => setMenuOpen(false)}
          placement="left"
          size={260}
          title={text.menu}
          styles={{ body: { padding: 0 } }}
        >
          <SideMenu />
        </Drawer>
        <main id="content" ref={content} tabIndex={-1} className="content">
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </Layout>
    </Layout>
  );
}
