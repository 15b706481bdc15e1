import { getRouteApi } from "@tanstack/react-router";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import { intakeText } from "../messages/intake.ts";
import { PageHead } from "../parts/page-head.tsx";
import { CallBar } from "../queue/call-bar.tsx";
import { Intake } from "./intake.tsx";
import { ItemPicker } from "./item-picker.tsx";

const route = getRouteApi("/intake");

/** 窗口收件: somebody stands at the counter. The item stands in the address. */
export function IntakePage() {
  const text = useText(intakeText);
  const general = useText(generalText);
  const { item } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (code: string | undefined) => navigate({ search: code === undefined ? {} : { item: code } });
  if (item !== undefined)
    return (
      <>
        <CallBar />
        <Intake key={item} code={item} onChange={() => choose(undefined)} />
      </>
    );
  return (
    <>
      <CallBar />
      <PageHead title={general.pages.intake} hint={text.intro} />
      <ItemPicker onChoose={choose} />
    </>
  );
}
