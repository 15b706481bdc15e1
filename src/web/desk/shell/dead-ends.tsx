import { Link } from "@tanstack/react-router";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { Nothing } from "../parts/states.tsx";

export function NotFound() {
  const text = useText(generalText);
  return <Nothing title={text.notFoundTitle} hint={text.notFoundHint} action={<Link to="/">{text.home}</Link>} />;
}

export function NoPost() {
  const text = useText(generalText);
  return <Nothing title={text.noWorkTitle} hint={text.noWorkHint} />;
}
