import { z } from "zod"
import { env } from "@/lib/env"
import { ERRORS } from "@/lib/errors"
import { ENDPOINTS, type Endpoint } from "@/lib/machine-api/endpoints"
import { Problem } from "@/lib/machine-api/schema"
import packageJson from "@/package.json" with { type: "json" }

type Json = { [key: string]: unknown }

/** OpenAPI 3.1, made from the schemas that the routes read and answer with: what it says is what is done. */
export function openApi(): Json {
  const paths: Record<string, Json> = {}
  for (const one of ENDPOINTS) paths[one.path] = { ...paths[one.path], [one.method]: operationOf(one) }
  return {
    openapi: "3.1.0",
    info: {
      title: "Rounds",
      version: packageJson.version,
      description: "For machines: releases, deployments and the names of configuration.",
    },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    servers: [{ url: `${env().NEXTAUTH_URL.replace(/\/$/, "")}/api/v1` }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A token of /settings/api-tokens." },
      },
      schemas: { Problem: shapeOf(Problem, "output") },
    },
  }
}

function operationOf({ id, summary, scope, body, answers, refuses, ...one }: Endpoint): Json {
  const names = [...one.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  const parameters = [
    ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    ...Object.entries(one.headers ?? {}).map(([name, description]) => ({
      name,
      in: "header",
      description,
      schema: { type: "string" },
    })),
    ...Object.entries(one.query?.shape ?? {}).map(([name, schema]) => ({
      name,
      in: "query",
      schema: shapeOf(schema as z.ZodType, "input"),
    })),
  ]
  return {
    operationId: id,
    summary,
    description: `Needs the scope \`${scope}\`.`,
    "x-scope": scope,
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: shapeOf(body, "input") } } },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { words, schema }]) => [
          status,
          { description: words, content: { "application/json": { schema: shapeOf(schema, "output") } } },
        ]),
      ),
      ...Object.fromEntries(refuses.map((status) => [status, refusal(status)])),
    },
  }
}

const refusal = (status: number): Json => ({
  description: Object.entries(ERRORS)
    .flatMap(([code, one]) => (one.status === status ? [code] : []))
    .join(", "),
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
})

/** What a schema turns into something else, such as an instant, is told as what is sent. */
function shapeOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json
  return shape
}
