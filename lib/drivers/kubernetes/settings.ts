import { z } from "zod"
import type { DriverPlace } from "@/lib/drivers/driver"

const name = z.string().regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/)

export const KubernetesSettings = z.strictObject({
  /** Of the API server: https://10.0.0.1:6443 */
  server: z.url().max(500),
  namespace: name,
  deployment: name,
  /** Absent: the deployment's only container. */
  container: name.optional(),
  /** The authority that signed the API server's certificate, PEM; absent: those this machine trusts. */
  caCertificate: z
    .string()
    .regex(/^-----BEGIN CERTIFICATE-----[\s\S]{1,20000}-----END CERTIFICATE-----\s*$/)
    .optional(),
})
export type KubernetesSettings = z.output<typeof KubernetesSettings>

/** Of a service account that may get and patch the deployment, list its pods and read their logs. */
export const KubernetesSecrets = z.strictObject({ token: z.string().min(8).max(10_000) })
export type KubernetesSecrets = z.output<typeof KubernetesSecrets>
export type KubernetesPlace = DriverPlace<KubernetesSettings, KubernetesSecrets>
