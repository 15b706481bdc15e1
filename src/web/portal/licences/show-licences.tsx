/** @jsxImportSource #html */
import { LISTED_STANDINGS, type ListedStanding } from "../../../modules/licences/shared.ts";
import { placeIn } from "../list-pages.tsx";
import { contextOf, type Handler, one, sendPage } from "../portal.ts";
import { type LicenceFilter, LicencesPage } from "./licences-page.tsx";

const PAGE_ROWS = 20;

export const showLicences: Handler = async (portal, request, reply) => {
  const filter = filterIn(request.query);
  const { cursor, from } = placeIn(request);
  const [page, orgs] = await Promise.all([portal.doors.publicLicences({ ...filter, ...cursor, limit: PAGE_ROWS }), portal.doors.orgs()]);
  const departments = [...orgs.values()].filter((org) => org.active && org.kind === "department").map(({ code, name }) => ({ code, name }));
  return sendPage(
    reply,
    <LicencesPage context={contextOf(portal, request)} data={{ ...page, filter, from, limit: PAGE_ROWS, departments }} />,
  );
};

/** The same list as a table for office programs. */
export const showLicenceTable: Handler = async (portal, request, reply) => {
  const after = one(request.query, "after");
  const query = { ...filterIn(request.query), ...(after ? { after } : {}) };
  const table = await portal.doors.licenceTable(query, { lang: request.lang, ip: request.ip });
  if (!table) return reply.fail({ ok: false, code: "http/too-many-requests" });
  const { text, next } = table;
  if (next !== null) reply.header("x-next", next);
  return reply
    .header("content-type", "text/csv; charset=utf-8")
    .header("content-disposition", 'attachment; filename="licences.csv"')
    .header("cache-control", "no-cache")
    .send(text);
};

/** What an address asks for; a state nobody knows is passed over. */
function filterIn(query: unknown): LicenceFilter {
  const text = one(query, "q")?.slice(0, 60);
  const department = one(query, "department")?.slice(0, 20);
  const state = one(query, "state");
  const standing = LISTED_STANDINGS.find((known): known is ListedStanding => known === state);
  return { ...(text ? { text } : {}), ...(department ? { department } : {}), ...(standing ? { standing } : {}) };
}
