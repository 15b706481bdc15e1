import { expect, test } from "vitest";
import { portalRoutes } from "./routes.ts";

test("the map of public pages: method, address, audience, and whether a page may be kept", () => {
  expect(
    portalRoutes.map((route) =>
      [route.method, route.path, route.audience, route.kept === "never" ? "never" : route.kept.tags.join("+")].join(" "),
    ),
  ).toEqual([
    "GET / everybody catalogue",
    "GET /services everybody catalogue",
    "GET /services/places everybody catalogue",
    "GET /services/places/:code everybody catalogue",
    "GET /services/items/:code everybody catalogue",
    "GET /services/items/:code/guide everybody catalogue",
    "GET /services/items/:code/chart everybody catalogue",
    "GET /services/items/:code/consult everybody catalogue+consultation",
    "GET /services/items/:code/forms everybody catalogue",
    "GET /services/items/:code/results everybody results",
    "GET /services/results everybody results",
    "GET /services/licences everybody results",
    "GET /services/licences.csv everybody never",
    "GET /services/consult everybody consultation",
    "GET /disclosure everybody catalogue",
    "GET /disclosure/:code everybody catalogue",
    "GET /search everybody never",
    "GET /journal/seals.json everybody never",
    "GET /services/items/:code/apply everybody never",
    "POST /services/items/:code/apply draft never",
    "GET /services/items/:code/apply/receipt draft never",
    "GET /services/items/:code/apply/:step draft never",
    "POST /services/items/:code/apply/:step draft never",
    "GET /halls/:code/screen everybody never",
    "GET /halls/:code/kiosk everybody never",
    "POST /halls/:code/kiosk everybody never",
    "GET /halls/:code/queue everybody never",
    "POST /halls/:code/queue everybody never",
    "GET /halls/ticket/:token everybody never",
    "POST /halls/ticket/:token everybody never",
    "GET /services/leave everybody never",
    "POST /services/leave everybody never",
    "GET /services/track everybody never",
    "POST /services/track everybody never",
    "GET /services/track/view applicant never",
    "GET /services/track/receipt applicant never",
    "GET /services/track/documents/:id applicant never",
    "POST /services/track/supply applicant never",
    "POST /services/track/withdraw applicant never",
    "GET /services/track/supply everybody never",
    "GET /services/track/withdraw everybody never",
    "POST /services/track/stop-reuse applicant never",
    "GET /verify everybody never",
    "GET /verify/:check everybody never",
    "GET /services/consult/ask everybody never",
    "POST /services/consult/ask everybody never",
    "GET /services/consult/track everybody never",
    "POST /services/consult/track everybody never",
  ]);
});

test("only pages for everybody are ever kept", () => {
  for (const route of portalRoutes) if (route.kept !== "never") expect([route.method, route.audience]).toEqual(["GET", "everybody"]);
});

test("only forms that carry a draft's secret go without the server's own proof", () => {
  for (const route of portalRoutes) if (route.provenByDraft) expect(route.path).toContain("/apply");
});
