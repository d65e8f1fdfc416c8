import type { MessageStatus } from "@/lib/providers/message"
import { addMs, HOUR_MS } from "@/lib/time"

/** From where a status may be reached. Statuses arrive in any order and move forward only. */
export const REACHED_FROM: Readonly<Record<MessageStatus["status"], readonly string[]>> = {
  sent: ["queued", "unsure"],
  delivered: ["queued", "unsure", "sent"],
  read: ["queued", "unsure", "sent", "delivered"],
  failed: ["queued", "unsure", "sent"],
}

/** WhatsApp takes free words this long after the person wrote last; later only approved templates. */
const WINDOW_MS = 24 * HOUR_MS
export const openUntil = (lastWroteAt: Date): Date => addMs(lastWroteAt, WINDOW_MS)

/** E.164: a plus and up to fifteen digits. */
export const isPhone = (address: string): boolean => /^\+[1-9]\d{1,14}$/.test(address)

const MOST_PLACES = 999

/**
 * Where something written stands in its conversation, as the database says it (message_said): by the provider's clock, never
 * after it arrived; that clock goes no finer than a second, within which the place in the delivery tells.
 */
export function saidAt({ providerAt, receivedAt, position }: Arrival): Date {
  const at = providerAt && providerAt < receivedAt ? providerAt : receivedAt
  return addMs(at, Math.min(position, MOST_PLACES))
}

type Arrival = { providerAt: Date | null; receivedAt: Date; position: number }

export type Version = { externalId: string; kind: string; body: string; saidAt: Date }
export type Standing = { body: string; editedAt: Date | null; revokedAt: Date | null }

/**
 * What a message says after all its changes, whatever their order of arrival: the newest wording, by the provider's
 * clock, and nothing once it was deleted, for good.
 */
export function standingOf(first: string, versions: readonly Version[]): Standing {
  const edits = versions.filter((one) => one.kind === "edit").sort(inOrder)
  const [revoked] = versions.filter((one) => one.kind === "revoke").sort(inOrder)
  const last = edits.at(-1)
  return {
    body: revoked ? "" : (last?.body ?? first),
    editedAt: last?.saidAt ?? null,
    revokedAt: revoked?.saidAt ?? null,
  }
}

/** By the provider's clock; within its second, which goes no finer, by id: any order that is always the same. */
export const inOrder = (one: Pick<Version, "saidAt" | "externalId">, other: typeof one): number =>
  one.saidAt.getTime() - other.saidAt.getTime() || (one.externalId < other.externalId ? -1 : 1)
