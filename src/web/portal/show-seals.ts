import type { Handler } from "./portal.ts";

/** The newest seals over the county's journal and the key that signs cases taken out, for machines and for whoever keeps them elsewhere. */
export const showSeals: Handler = async ({ doors, site }, _request, reply) =>
  reply.header("cache-control", "no-cache").send({ county: site["zh-CN"].county, ...(await doors.seals()) });
