import { z } from "zod"
import { OVERRIDES } from "@/lib/deployments/words"
import { CHECKS } from "@/lib/releases/schema"
import { EnvironmentName, ServiceName } from "@/lib/software/schema"

/** What POST /api/v1/deployments takes. */
export const DeployBody = z.strictObject({
  service: ServiceName,
  environment: EnvironmentName,
  release: z
    .string("Say which release.")
    .trim()
    .min(1, "Say which release.")
    .max(300)
    .describe("A release's id, its whole commit (the newest build of it) or its image digest."),
  reason: z.string().trim().max(500, "At most 500 characters.").optional(),
  overrides: z
    .array(z.enum(OVERRIDES).exclude(["unproven"]))
    .max(OVERRIDES.length)
    .optional(),
})
export const ListQuery = z.strictObject({
  service: ServiceName.optional(),
  q: z.string().max(100).optional().describe("The beginning of a commit, digest, version or branch."),
  cursor: z.string().max(500).optional(),
})

const At = z.iso.datetime()
export const RegisteredAnswer = z.object({
  id: z.uuid(),
  isNew: z.boolean().describe("False: it was known already."),
})
export const RequestedAnswer = z.object({
  id: z.uuid(),
  isNew: z.boolean().describe("False: this Idempotency-Key was sent before; this is that deployment."),
  url: z.url().describe("Where to ask how it goes."),
  page: z.url().describe("Where a person looks."),
})
export const ReleaseAnswer = z.object({
  id: z.uuid(),
  service: z.string(),
  gitSha: z.string(),
  imageDigest: z.string(),
  version: z.string().nullable(),
  branch: z.string().nullable(),
  buildTime: At,
  createdAt: At,
  checks: z.enum(CHECKS),
  migrations: z.number().int(),
  unsafe: z.number().int().describe("Migrations that nobody called compatible with the release before."),
  runsIn: z.array(z.string()).describe("Environments in which it was last proven to run."),
  wasProven: z.boolean(),
})
export const ReleasesAnswer = z.object({
  rows: z.array(ReleaseAnswer),
  nextCursor: z.string().nullable(),
})
export const DeploymentAnswer = z.object({
  id: z.uuid(),
  service: z.string(),
  environment: z.string(),
  kind: z.string(),
  status: z
    .string()
    .describe(
      "queued, running, rolling_back, cancelling; ends: succeeded, refused, failed, rolled_back, rollback_failed, cancelled",
    ),
  isOver: z.boolean(),
  phase: z.string().nullable(),
  because: z.string().nullable(),
  isProven: z.boolean().describe("Requested, registry, host and /version all said the same."),
  release: z
    .object({ id: z.uuid(), gitSha: z.string(), imageDigest: z.string(), version: z.string().nullable() })
    .nullable(),
  phases: z.array(z.object({ name: z.string(), status: z.string(), detail: z.string().nullable() })),
  smokes: z.array(z.object({ name: z.string(), outcome: z.string(), detail: z.string() })),
  createdAt: At,
  finishedAt: At.nullable(),
  reportName: z.string().nullable(),
  page: z.url(),
})
export const ConfigAnswer = z.object({
  id: z.uuid(),
  names: z.number().int(),
  added: z.array(z.string()),
  gone: z.array(z.string()),
})
export const Problem = z.object({
  type: z.string().describe("urn:rounds:error:… with the code of the catalogue"),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  requestId: z.string(),
  fields: z.record(z.string(), z.string()).optional().describe("What is wrong with a field, by its name."),
})
