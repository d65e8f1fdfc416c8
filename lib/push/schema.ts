import { z } from "zod"

const base64url = (bytes: number) =>
  z
    .string()
    .regex(/^[\w-]+={0,2}$/, "Is not a browser's key.")
    .refine((text) => Buffer.from(text, "base64url").length === bytes, "Is not a browser's key.")

export const SubscribeInput = z.strictObject({
  endpoint: z.string().min(10).max(1_000),
  p256dh: base64url(65),
  auth: base64url(16),
  /** As the browser names itself; kept as "Chrome on Windows". */
  userAgent: z.string().max(500).optional(),
})
export const UnsubscribeInput = z.strictObject({
  id: z.uuid().optional(),
  /** This browser's own, where its id is not known. */
  endpoint: z.string().max(1_000).optional(),
})
export type PushKeys = { endpoint: string; p256dh: string; auth: string }

/** One browser, as its owner sees it. */
export type DeviceView = {
  id: string
  device: string
  host: string
  endpointHash: string
  createdAt: string
  lastOkAt: string | null
  failedAt: string | null
  isGone: boolean
}
