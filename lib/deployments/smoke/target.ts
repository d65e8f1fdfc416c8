import { z } from "zod"
import type { SmokeName, SmokeResultWord } from "@/lib/deployments/words"
import type { Answer } from "@/lib/outbound/fetch"

/** What of a place the smoke tests need. */
export type SmokeTarget = {
  baseUrl: string
  healthPath: string
  livePath: string
  versionPath: string
  smoke: SmokeSettings
}

export type SmokeSettings = {
  protectedPath?: string | null
  corsOrigin?: string | null
  errorPath?: string | null
  skip?: Record<string, string>
}

export type SmokeOutcome = { name: SmokeName; outcome: SmokeResultWord; detail: string; ms: number }

export type Found = { outcome: SmokeResultWord; detail: string }

/** One request at the target: `path` behind its base, or a whole address. Redirects are told, not followed. */
export type Asker = (
  path: string,
  given?: { method?: "GET" | "POST"; headers?: Record<string, string>; body?: string; isPlain?: true },
) => Promise<Answer & { ms: number; text: string }>

export type Looking = { target: SmokeTarget; ask: Asker; expected: string | undefined }
export type Test = (looking: Looking) => Promise<Found>

const Stored = z.object({
  protectedPath: z.string().nullish(),
  corsOrigin: z.string().nullish(),
  errorPath: z.string().nullish(),
  skip: z.record(z.string(), z.string()).optional(),
})

/** `ServicePlace.smoke` as stored; what cannot be read is nothing. */
export const readSmoke = (stored: unknown): SmokeSettings => Stored.safeParse(stored).data ?? {}

export const pass = (detail: string): Found => ({ outcome: "pass", detail })
export const warn = (detail: string): Found => ({ outcome: "warn", detail })
export const failed = (detail: string): Found => ({ outcome: "fail", detail })

export const isLoopback = (url: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname)

export const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
