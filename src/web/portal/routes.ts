/** The map of all public pages: who they are for, how long they may be kept. A test holds it. */
import { beginAnew, showReceipt, showStart, showStep, takeStep } from "./apply/show-apply.tsx";
import { findQuestion, showAsk, showConsult, showLookUp, takeQuestion } from "./consult/show-consult.tsx";
import { giveTicket, giveTicketToPhone, moveTicket, showKiosk, showPhone, showScreen, showTicket } from "./halls/show-halls.tsx";
import { leave, showLeave } from "./leave/show-leave.tsx";
import { showLicences, showLicenceTable } from "./licences/show-licences.tsx";
import { showPlace, showPlaces } from "./places/show-places.tsx";
import type { Handler } from "./portal.ts";
import { showDisclosure, showDisclosureNode, showHome, showResults, showSearch, showServices } from "./show-columns.tsx";
import { showChart, showGuide, showItem, showItemConsult, showItemForms, showItemResults } from "./show-item.tsx";
import { showSeals } from "./show-seals.ts";
import { showDocument } from "./track/show-document.ts";
import {
  findCase,
  showProgress,
  showTracked,
  showTrackedReceipt,
  showTrackForm,
  stopReuse,
  supplyMaterials,
  withdraw,
} from "./track/show-track.tsx";
import { caseOwner, draftOwner, type UploadOwner } from "./uploads/owners.ts";
import { FILTER_KEYS } from "./urls.ts";
import { showCheckedDocument, showVerify } from "./verify/show-verify.tsx";

export interface PortalRoute {
  method: "GET" | "POST";
  path: string;
  /** Everybody; or only who holds a draft, or has found their case with number and ID number. */
  audience: "everybody" | "draft" | "applicant";
  /** The same for all readers of a language and mode, so kept in the page cache; or never, being somebody's own. */
  kept: { tags: readonly ("catalogue" | "results" | "consultation")[]; query: readonly string[] } | "never";
  handle: Handler;
  /** Files that may come with the form, and whose uploads in parts it may name. */
  uploads?: { most: number; owner: UploadOwner };
  /** The form proves itself by its origin and the draft's secret token, so an expired visit spoils nothing. */
  provenByDraft?: true;
}

const page = (path: string, handle: Handler, query: readonly string[] = []): PortalRoute => ({
  method: "GET",
  path,
  audience: "everybody",
  kept: { tags: ["catalogue"], query },
  handle,
});

const own = (method: "GET" | "POST", path: string, audience: PortalRoute["audience"], handle: Handler): PortalRoute => ({
  method,
  path,
  audience,
  kept: "never",
  handle,
});

export const portalRoutes: readonly PortalRoute[] = [
  page("/", showHome),
  page("/services", showServices, [...FILTER_KEYS, "after", "before", "from"]),
  page("/services/places", showPlaces),
  page("/services/places/:code", showPlace),
  page("/services/items/:code", showItem),
  page("/services/items/:code/guide", showGuide),
  page("/services/items/:code/chart", showChart),
  { ...page("/services/items/:code/consult", showItemConsult), kept: { tags: ["catalogue", "consultation"], query: [] } },
  page("/services/items/:code/forms", showItemForms),
  { ...page("/services/items/:code/results", showItemResults), kept: { tags: ["results"], query: [] } },
  { ...page("/services/results", showResults), kept: { tags: ["results"], query: ["item", "after", "before", "from"] } },
  {
    ...page("/services/licences", showLicences),
    kept: { tags: ["results"], query: ["q", "department", "state", "after", "before", "from"] },
  },
  own("GET", "/services/licences.csv", "everybody", showLicenceTable),
  {
    ...page("/services/consult", showConsult),
    kept: { tags: ["consultation"], query: ["q", "item", "department", "after", "before", "from"] },
  },
  page("/disclosure", showDisclosure),
  page("/disclosure/:code", showDisclosureNode),
  { ...page("/search", showSearch), kept: "never" },
  // 电子监察可由第三方验证: seals kept by others prove that nothing before them was removed.
  own("GET", "/journal/seals.json", "everybody", showSeals),

  own("GET", "/services/items/:code/apply", "everybody", showStart),
  { ...own("POST", "/services/items/:code/apply", "draft", beginAnew), provenByDraft: true },
  own("GET", "/services/items/:code/apply/receipt", "draft", showReceipt),
  own("GET", "/services/items/:code/apply/:step", "draft", showStep),
  { ...own("POST", "/services/items/:code/apply/:step", "draft", takeStep), provenByDraft: true, uploads: { most: 20, owner: draftOwner } },

  own("GET", "/halls/:code/screen", "everybody", showScreen),
  own("GET", "/halls/:code/kiosk", "everybody", showKiosk),
  own("POST", "/halls/:code/kiosk", "everybody", giveTicket),
  own("GET", "/halls/:code/queue", "everybody", showPhone),
  own("POST", "/halls/:code/queue", "everybody", giveTicketToPhone),
  own("GET", "/halls/ticket/:token", "everybody", showTicket),
  own("POST", "/halls/ticket/:token", "everybody", moveTicket),

  own("GET", "/services/leave", "everybody", showLeave),
  own("POST", "/services/leave", "everybody", leave),

  own("GET", "/services/track", "everybody", showTrackForm),
  own("POST", "/services/track", "everybody", findCase),
  own("GET", "/services/track/view", "applicant", showProgress),
  own("GET", "/services/track/receipt", "applicant", showTrackedReceipt),
  own("GET", "/services/track/documents/:id", "applicant", showDocument),
  { ...own("POST", "/services/track/supply", "applicant", supplyMaterials), uploads: { most: 20, owner: caseOwner } },
  own("POST", "/services/track/withdraw", "applicant", withdraw),
  // Where an answer of the two forms stood: whoever goes back to it, or opens it again, comes to the case.
  own("GET", "/services/track/supply", "everybody", showTracked),
  own("GET", "/services/track/withdraw", "everybody", showTracked),
  own("POST", "/services/track/stop-reuse", "applicant", stopReuse),

  own("GET", "/verify", "everybody", showVerify),
  own("GET", "/verify/:check", "everybody", showCheckedDocument),

  own("GET", "/services/consult/ask", "everybody", showAsk),
  own("POST", "/services/consult/ask", "everybody", takeQuestion),
  own("GET", "/services/consult/track", "everybody", showLookUp),
  own("POST", "/services/consult/track", "everybody", findQuestion),
];
