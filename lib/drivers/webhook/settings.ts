import { z } from "zod"

export const WebhookSettings = z.strictObject({
  /** Told what is to be done. */
  url: z.url().max(2_000),
  /** Asked how it stands; without it nothing is known but that the call was taken. */
  statusUrl: z.url().max(2_000).optional(),
})
export type WebhookSettings = z.output<typeof WebhookSettings>

export const WebhookSecrets = z.strictObject({
  /** whsec_ and base64, or any text. */
  secret: z.string().min(16).max(500),
})
export type WebhookSecrets = z.output<typeof WebhookSecrets>

/** What the receiver may answer; all of it may be missing. */
export const WebhookAnswer = z.object({
  handle: z.string().min(1).max(200).optional(),
  detail: z.string().max(2_000).optional(),
  state: z.enum(["under_way", "stable", "failed"]).optional(),
  healthy: z.number().int().min(0).max(10_000).optional(),
  wanted: z.number().int().min(0).max(10_000).optional(),
  digest: z.string().max(200).nullish(),
  gitSha: z.string().max(64).nullish(),
  replicas: z.number().int().min(0).max(10_000).optional(),
  logs: z
    .array(z.object({ at: z.iso.datetime({ offset: true }), text: z.string() }))
    .max(2_000)
    .optional(),
})
export type WebhookAnswer = z.output<typeof WebhookAnswer>
