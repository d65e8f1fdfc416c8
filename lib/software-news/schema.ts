import { z } from "zod"
import type { SoftwareNews } from "@/lib/providers/software-news"

const Repository = z
  .string()
  .max(201)
  .regex(/^[\w.-]+\/[\w.-]+$/)
const Sha = z.string().regex(/^[0-9a-f]{40}$/)
const Short = z.string().max(200)

/** News as it is applied, whether a webhook told it or we asked. */
export const News = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("checks"),
    repository: Repository,
    gitSha: Sha,
    name: Short,
    state: z.enum(["pending", "green", "red"]),
    at: z.iso.datetime(),
  }),
  z.strictObject({
    kind: z.literal("pushed"),
    repository: Repository,
    branch: Short,
    commits: z.array(z.strictObject({ sha: Sha, title: Short, author: Short })).max(500),
  }),
  z.strictObject({
    kind: z.literal("deployed"),
    by: z.enum(["github", "coolify"]),
    id: z.string().min(1).max(100),
    ok: z.boolean(),
    repository: Repository.optional(),
    environment: z.string().max(100).optional(),
    gitSha: Sha.optional(),
    application: Short.optional(),
  }),
  z.strictObject({
    kind: z.literal("built"),
    by: z.literal("eas"),
    id: z.uuid(),
    ok: z.boolean(),
    project: Repository,
    platform: z.enum(["android", "ios"]),
    gitSha: Sha.optional(),
    version: Short,
    profile: Short,
    isInternal: z.boolean(),
    at: z.iso.datetime(),
  }),
  z.strictObject({
    kind: z.literal("submitted"),
    by: z.literal("eas"),
    id: z.uuid(),
    ok: z.boolean(),
    project: Repository,
    build: z.uuid(),
    platform: z.enum(["android", "ios"]),
  }),
  z.strictObject({ kind: z.literal("status"), by: z.literal("coolify"), application: Short, detail: Short }),
  z.strictObject({
    kind: z.literal("backup"),
    by: z.literal("coolify"),
    ok: z.boolean(),
    database: Short,
    detail: Short,
  }),
]) satisfies z.ZodType<SoftwareNews>
export const NewsInput = z.strictObject({
  news: News,
  /** What tells one occasion of a status or a backup from the next. */
  key: z.string().min(1).max(300),
})
