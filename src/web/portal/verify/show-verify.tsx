/** @jsxImportSource #html */
import { dayOf } from "../../../platform/clock.ts";
import type { PageError } from "../../ui/error-summary.tsx";
import { contextOf, type Handler, one, sendPage } from "../portal.ts";
import { CheckedPage, VerifyPage } from "./verify-page.tsx";

/** 核验文书: asks for number and code, and answers. Nothing is changed by it, so the question stands in the address. */
export const showVerify: Handler = async (portal, request, reply) => {
  const context = contextOf(portal, request);
  const words = context.text.cases.verify;
  const number = one(request.query, "number")?.slice(0, 80) ?? "";
  const check = one(request.query, "check")?.slice(0, 40) ?? "";
  const show = (errors: PageError[], status = 200) =>
    sendPage(reply, <VerifyPage context={context} number={number} check={check} errors={errors} />, status);
  if (number === "" && check === "") return show([]);
  const missing: PageError[] = [];
  if (number === "") missing.push({ field: "number", message: words.missingNumber });
  if (check === "") missing.push({ field: "check", message: words.missingCheck });
  if (missing.length > 0) return show(missing, 422);
  const found = await portal.doors.checkPaper({ check, number, ip: request.ip });
  if (!found.ok)
    return show(
      [{ message: found.code === "track/too-many" ? words.tooMany : words.unknown }],
      found.code === "track/too-many" ? 429 : 404,
    );
  return sendPage(reply, <CheckedPage context={context} checked={found} today={dayOf(portal.clock.now())} />);
};

/** What the QR code of a document leads to. */
export const showCheckedDocument: Handler = async (portal, request, reply) => {
  const context = contextOf(portal, request);
  const words = context.text.cases.verify;
  const { check } = request.params as { check: string };
  const found = await portal.doors.checkPaper({ check: check.slice(0, 40), ip: request.ip });
  if (found.ok) return sendPage(reply, <CheckedPage context={context} checked={found} today={dayOf(portal.clock.now())} />);
  const [message, status] = found.code === "track/too-many" ? [words.tooMany, 429] : [words.unknown, 404];
  return sendPage(reply, <VerifyPage context={context} number="" check={check.slice(0, 40)} errors={[{ message }]} />, status);
};
