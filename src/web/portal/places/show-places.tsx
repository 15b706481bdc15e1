/** @jsxImportSource #html */
import type { Org } from "../../../modules/identity/shared.ts";
import { SummaryList } from "../../ui/summary-list.tsx";
import type { PageContext } from "../context.ts";
import { Phone } from "../phone.tsx";
import { contextOf, type Handler, sendPage } from "../portal.ts";
import { PortalPage } from "../portal-page.tsx";
import { urls } from "../urls.ts";

/** 就近办理: the county by township and village (七(三)3), and what each one's window takes in. */
export const showPlaces: Handler = async (portal, request, reply) => {
  const townships = townshipsIn(await portal.doors.orgs());
  return sendPage(reply, <PlacesPage context={contextOf(portal, request)} townships={townships} />);
};

export const showPlace: Handler = async (portal, request, reply) => {
  const orgs = await portal.doors.orgs();
  const place = orgs.get((request.params as { code: string }).code);
  if (!place?.active || (place.kind !== "township" && place.kind !== "village")) return reply.callNotFound();
  const township = place.kind === "village" ? orgs.get(place.parent ?? "") : undefined;
  const data = {
    place,
    township: township ?? null,
    villages: townshipsIn(orgs).find(({ org }) => org === place)?.villages ?? [],
    items: await portal.doors.itemsTakenAt(place.kind),
  };
  return sendPage(reply, <PlacePage context={contextOf(portal, request)} data={data} />);
};

interface Township {
  org: Org;
  villages: Org[];
}

function townshipsIn(orgs: ReadonlyMap<string, Org>): Township[] {
  const active = [...orgs.values()].filter((org) => org.active).sort((a, b) => (a.code < b.code ? -1 : 1));
  return active
    .filter((org) => org.kind === "township")
    .map((org) => ({ org, villages: active.filter((village) => village.kind === "village" && village.parent === org.code) }));
}

function PlacesPage({ context, townships }: { context: PageContext; townships: Township[] }) {
  const words = context.text.services.nearby;
  return (
    <PortalPage
      context={context}
      place="services"
      title={words.title}
      canonical={urls.places}
      crumbs={[{ label: context.text.shell.columns.services, href: urls.services() }, { label: words.title }]}
    >
      <h1>{words.title}</h1>
      <p className="measure">{words.lead}</p>
      {townships.map(({ org, villages }) => (
        <section key={org.code}>
          <h2>
            <a href={urls.place(org.code)}>{org.name}</a>
          </h2>
          <VillageLinks villages={villages} />
        </section>
      ))}
    </PortalPage>
  );
}

function VillageLinks({ villages }: { villages: Org[] }) {
  return (
    <ul className="ways">
      {villages.map(({ code, name }) => (
        <li key={code}>
          <a href={urls.place(code)}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

interface PlaceData {
  place: Org;
  township: Org | null;
  villages: Org[];
  items: { code: string; name: string; departmentName: string }[];
}

function PlacePage({ context, data }: { context: PageContext; data: PlaceData }) {
  const { text } = context;
  const words = text.services.nearby;
  const { place, township, villages, items } = data;
  const guide = text.services.guide;
  return (
    <PortalPage
      context={context}
      place="services"
      title={words.at(place.name)}
      canonical={urls.place(place.code)}
      crumbs={[
        { label: text.shell.columns.services, href: urls.services() },
        { label: words.title, href: urls.places },
        ...(township ? [{ label: township.name, href: urls.place(township.code) }] : []),
        { label: place.name },
      ]}
    >
      <h1>{words.at(place.name)}</h1>
      <SummaryList
        facts={[
          ...(place.address ? [{ label: guide.address, value: place.address }] : []),
          ...(place.phone ? [{ label: guide.phone, value: <Phone number={place.phone} /> }] : []),
        ]}
      />
      <h2>{words.count(items.length)}</h2>
      <p className="quiet">{words.handled}</p>
      <table className="stack">
        <caption className="visually-hidden">{words.at(place.name)}</caption>
        <thead>
          <tr>
            <th scope="col">{guide.name}</th>
            <th scope="col">{guide.department}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.code}>
              <th scope="row">
                <a href={urls.guide(item.code)}>{item.name}</a>
              </th>
              <td data-label={guide.department}>{item.departmentName}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {villages.length > 0 && (
        <>
          <h2>{words.villages}</h2>
          <VillageLinks villages={villages} />
        </>
      )}
      <p>
        <a href={urls.services()}>{words.elsewhere}</a>
      </p>
    </PortalPage>
  );
}
