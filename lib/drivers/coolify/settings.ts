import { z } from "zod"

export const CoolifySettings = z.strictObject({
  /** Of the panel, without /api/v1. */
  baseUrl: z.url().max(500),
  applicationUuid: z.string().regex(/^[\w-]{1,100}$/),
})
export type CoolifySettings = z.output<typeof CoolifySettings>

export const CoolifySecrets = z.strictObject({ token: z.string().min(8).max(500) })
export type CoolifySecrets = z.output<typeof CoolifySecrets>

/** Of an application, what is read here. */
export const Application = z.object({
  uuid: z.string(),
  name: z.string().nullish(),
  build_pack: z.string().nullish(),
  docker_registry_image_name: z.string().nullish(),
  docker_registry_image_tag: z.string().nullish(),
  /** running:healthy, exited:unhealthy … */
  status: z.string().nullish(),
})
export type Application = z.output<typeof Application>

export const QueuedDeployment = z.object({
  deployment_uuid: z.string(),
  /** queued, in_progress, finished, failed, cancelled-by-user */
  status: z.string(),
  created_at: z.string().nullish(),
  /** Only where the token may see what is sensitive: JSON of [{"output":…}]. */
  logs: z.string().nullish(),
})
export type QueuedDeployment = z.output<typeof QueuedDeployment>
