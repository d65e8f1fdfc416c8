import { z } from "zod"
import type { DriverPlace } from "@/lib/drivers/driver"

const name = z.string().regex(/^[\w:/.-]{1,255}$/)

export const EcsSettings = z.strictObject({
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/),
  cluster: name,
  service: name,
  /** Which container of the task carries the release; absent: the one whose image has the place's name. */
  container: name.optional(),
  /** A VPC endpoint or a stand-in of AWS; absent: AWS itself. */
  endpoint: z.url().max(500).optional(),
})
export type EcsSettings = z.output<typeof EcsSettings>

export const EcsSecrets = z.strictObject({
  secretAccessKey: z.string().min(16).max(200),
  accessKeyId: z.string().regex(/^\w{16,128}$/),
  sessionToken: z.string().max(4_000).optional(),
})
export type EcsSecrets = z.output<typeof EcsSecrets>
export type EcsPlace = DriverPlace<EcsSettings, EcsSecrets>
