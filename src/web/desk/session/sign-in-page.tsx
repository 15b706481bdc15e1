import { Button } from "antd";
import { useLanguage, useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { sessionText } from "../messages/session.ts";
import { DemoAccounts } from "./demo-accounts.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** Shown in place of whatever page was asked for; signing in leads straight to it. */
export function SignInPage({ onDone }: { onDone: () => void }) {
  const text = useText(sessionText);
  const general = useText(generalText);
  const { lang, setLang } = useLanguage();
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <p className="sign-in-product">
          {general.product} · {general.desk}
        </p>
        <h1>{text.title}</h1>
        <SignInForm onDone={onDone} />
        <p className="sign-in-foot">
          <a href="/">{text.backToPublic}</a>
          <Button type="link" size="small" onClick={() => setLang(lang === "en" ? "zh-CN" : "en")}>
            {text.language}
          </Button>
        </p>
      </div>
      <DemoAccounts onDone={onDone} />
    </main>
  );
}
