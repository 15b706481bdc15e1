import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform } from "fastify-type-provider-zod";

export interface ApiDescription {
  title: string;
  version: string;
  description?: string;
}

/** Describes every route that carries a tag at /openapi.json (OpenAPI 3.1), and shows it at /docs/api. Pages carry no tag and stay out. */
export async function describeApi(app: FastifyInstance, info: ApiDescription, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info,
      servers: [{ url: publicUrl }],
      components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
    },
    transform: (route) => {
      const isDescribed = (route.schema?.tags?.length ?? 0) > 0;
      return jsonSchemaTransform(isDescribed ? route : { ...route, schema: { ...route.schema, hide: true } });
    },
  });
  await app.register(swaggerUi, { routePrefix: "/docs/api", staticCSP: true });
  app.get("/openapi.json", { schema: { hide: true } }, async (_request, reply) =>
    reply.header("cache-control", "no-cache").send(app.swagger()),
  );
}
