import { z } from "zod"
import type { DriverPlace } from "@/lib/drivers/driver"

const path = z.string().regex(/^\/[\w./@ -]{0,500}$/, "must be a whole path, from / on")

export const ComposeSettings = z
  .strictObject({
    /** Where the compose file lies, on the machine that runs docker. */
    directory: path,
    file: z
      .string()
      .regex(/^[\w][\w.-]{0,100}$/)
      .default("compose.yaml"),
    /** The service's name in the file. */
    composeService: z.string().regex(/^[\w][\w.-]{0,100}$/),
    /** Over SSH; absent: docker is called here. */
    host: z
      .string()
      .regex(/^[a-zA-Z0-9][\w.:-]{0,252}$/)
      .optional(),
    user: z
      .string()
      .regex(/^[a-z_][\w-]{0,31}$/)
      .optional(),
    port: z.coerce.number().int().min(1).max(65_535).optional(),
    /** As ssh-keyscan prints it, without the name: ssh-ed25519 AAAA… */
    hostKey: z
      .string()
      .regex(/^(ssh|ecdsa)-[\w-]{1,40} [A-Za-z0-9+/=]{20,2000}$/)
      .optional(),
  })
  .refine((given) => !given.host || (given.user && given.hostKey), {
    message: "A host needs its user and its host key.",
  })
export type ComposeSettings = z.output<typeof ComposeSettings>

export const ComposeSecrets = z.strictObject({ privateKey: z.string().min(100).max(20_000).optional() })
export type ComposeSecrets = z.output<typeof ComposeSecrets>
export type ComposePlace = DriverPlace<ComposeSettings, ComposeSecrets>
