import { z } from "zod"
import { type Driver, DriverError } from "@/lib/drivers/driver"
import { ABOUT, TITLES } from "@/lib/drivers/words"

export const EasSettings = z.strictObject({
  /** As Expo names it: owner/slug. */
  project: z
    .string()
    .regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/)
    .toLowerCase(),
})
export type EasSettings = z.output<typeof EasSettings>
export const EasSecrets = z.strictObject({})
export type EasSecrets = z.output<typeof EasSecrets>

const refuse = (what: string) =>
  Promise.reject(
    new DriverError(`EAS builds are followed from here, not ${what}: use eas build and eas submit.`, {
      isFinal: true,
    }),
  )

/** Of builds for phones: what is known comes by EAS' signed webhook (lib/providers/eas). */
export const eas: Driver<EasSettings, EasSecrets> = {
  name: "eas",
  title: TITLES.eas,
  settings: EasSettings,
  secrets: EasSecrets,
  about: ABOUT.eas,
  test: async () => ({
    ok: true,
    detail: "Nothing is asked of EAS: its builds show here once its webhook calls /api/webhooks/eas.",
  }),
  current: async () => ({
    digest: null,
    gitSha: null,
    replicas: 0,
    saved: {},
    detail: "Nobody can say from here what runs on people's phones.",
  }),
  deploy: () => refuse("started"),
  restore: () => refuse("put back"),
  progress: () => refuse("asked"),
  cancel: async () => ({ detail: "EAS offers nothing here to end a build." }),
  stop: () => refuse("stopped"),
  resume: () => refuse("started"),
  logs: async () => null,
}
