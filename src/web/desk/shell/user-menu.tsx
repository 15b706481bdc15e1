import { DownOutlined, UserOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Dropdown, Grid } from "antd";
import { useLanguage, useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { sessionText } from "../messages/session.ts";
import { termsText } from "../messages/terms.ts";
import { forgetDrafts } from "../session/forget-drafts.ts";
import { signOut } from "../session/session-requests.ts";
import { useMe } from "../session/use-me.ts";

/** Who I am and which posts I hold, the language, and the way out. */
export function UserMenu() {
  const general = useText(generalText);
  const text = useText(sessionText);
  const terms = useText(termsText);
  const { lang, setLang } = useLanguage();
  const me = useMe();
  const navigate = useNavigate();
  const wide = Grid.useBreakpoint().md ?? true;

  const leave = async () => {
    await signOut();
    forgetDrafts();
    // A fresh page forgets everything the last person saw.
    location.assign("/desk/");
  };
  const posts = me.holdings.map(({ org, orgName, post, section, for: other }) => ({
    key: `${org} ${post} ${other?.id ?? ""}`,
    label: [orgName, section, terms.posts[post], other && text.standsInFor(other.name)].filter(Boolean).join(" · "),
    disabled: true,
  }));
  const items = [
    { key: "me", type: "group" as const, label: `${me.name} ${me.staffNumber}`, children: posts },
    { type: "divider" as const },
    { key: "delegation", label: text.delegation, onClick: () => navigate({ to: "/delegation" }) },
    { key: "lang", label: text.language, onClick: () => setLang(lang === "en" ? "zh-CN" : "en") },
    { key: "out", label: text.signOut, onClick: leave },
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight">
      <Button type="text" icon={<UserOutlined />} aria-label={`${general.account}: ${me.name}`}>
        {wide && (
          <>
            {me.name} <DownOutlined />
          </>
        )}
      </Button>
    </Dropdown>
  );
}
