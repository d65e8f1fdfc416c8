import { tryOpen } from "@/lib/connections/secrets"
import { readSettings } from "@/lib/connections/settings"
import type { Stats } from "@/lib/connections/stats"
import { type ConnectionView, LINE_STATES, type LineState } from "@/lib/connections/words"
import { env } from "@/lib/env"

type Row = {
  id: string
  provider: string
  scheme: string
  externalId?: string | null
  settings?: unknown
  sealed: Uint8Array
  active: boolean
  pausedAt: Date | null
  rotatedAt: Date | null
  testedAt?: Date | null
  testOutcome?: string | null
  silentSince: Date | null
  tokenRefusedAt?: Date | null
  state?: string | null
  stateReason?: string | null
  stateAt?: Date | null
  createdAt: Date
}

/** Where a provider sends: without a clinic for what speaks of the software. A token at its end is not shown. */
export const webhookUrl = (provider: string, slug: string | null): string =>
  [env().NEXTAUTH_URL, "api/webhooks", provider, ...(slug ? [slug] : [])].join("/")

const lineOf = ({ state, stateReason, stateAt }: Row): ConnectionView["line"] =>
  state && stateAt && Object.hasOwn(LINE_STATES, state)
    ? { state: state as LineState, reason: stateReason ?? null, at: stateAt.toISOString() }
    : null

/** Secrets are opened here to be counted, and go no further. */
export function toView(row: Row, stats: Stats | undefined, slug: string | null): ConnectionView {
  const opened = tryOpen(row)
  const held = opened ?? { secrets: [] }
  const { accepted = 0, duplicate = 0, refused = 0 } = stats ?? {}
  const iso = (at: Date | null | undefined) => at?.toISOString() ?? null
  return {
    id: row.id,
    level: slug === null ? "platform" : "clinic",
    provider: row.provider,
    scheme: row.scheme,
    externalId: row.externalId ?? null,
    settings: readSettings(row.settings),
    url: webhookUrl(row.provider, slug),
    active: row.active,
    pausedAt: iso(row.pausedAt),
    rotatedAt: iso(row.rotatedAt),
    testedAt: iso(row.testedAt),
    testOutcome: row.testOutcome ?? null,
    silentSince: iso(row.silentSince),
    tokenRefusedAt: iso(row.tokenRefusedAt),
    line: lineOf(row),
    createdAt: row.createdAt.toISOString(),
    isSealed: opened === null,
    secretCount: held.secrets.length,
    hasVerifyToken: !!held.verifyToken,
    hasAccessToken: !!held.apiKey,
    newestUsedAt: iso(stats?.newestUsedAt),
    formerUsedAt: held.secrets.length > 1 ? iso(stats?.formerUsedAt) : null,
    lastSeenAt: iso(stats?.seenAt),
    lastRefused: stats?.refusedAt
      ? { reason: stats.refusedReason ?? "", at: stats.refusedAt.toISOString() }
      : null,
    today: { received: accepted + duplicate + refused, accepted, duplicate, refused },
    held: stats?.held ?? 0,
  }
}
