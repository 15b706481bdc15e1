import { Alert, App, Button } from "antd";
import { useText } from "../language.tsx";
import { administrationText } from "../messages/administration.ts";

/** A password shown once; the server keeps only its hash. */
export function OneTimePassword({ title, password, onNoted }: { title: string; password: string; onNoted: () => void }) {
  const text = useText(administrationText);
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(password);
    void message.success(text.copied);
  };
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={title}
      description={
        <>
          <p>{text.passwordOnce}</p>
          <p className="one-time-password figures">{password}</p>
          <p className="button-row">
            <Button onClick={copy}>{text.copy}</Button>
            <Button type="primary" onClick={onNoted}>
              {text.noted}
            </Button>
          </p>
        </>
      }
    />
  );
}
