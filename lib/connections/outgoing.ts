import { type CalledProvider, type OutgoingPlace, placeOf } from "@/lib/connections/place"
import { tryOpen } from "@/lib/connections/secrets"
import { readSettings } from "@/lib/connections/settings"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { makeTask } from "@/lib/tasks/make"
import { addMs, HOUR_MS } from "@/lib/time"

export type OutgoingConnection = {
  id: string
  scheme: string
  numberId: string | null
  /** The number or service that texts come from. */
  sender: string | null
  isPaused: boolean
  /** The partner took not our token, and it is the same one still. */
  isTokenRefused: boolean
  /** Null: none is set, or no key of this server opens it. */
  token: string | null
  place: OutgoingPlace
}

/** The clinic's own connection, as far as it is needed to call the partner; null where there is none, or it is off. */
export async function outgoingConnection(
  tx: Tx,
  ctx: Ctx,
  provider: CalledProvider,
): Promise<OutgoingConnection | null> {
  const row = await tx.connection.findUnique({
    where: { clinicId_provider: { clinicId: ctx.clinicId, provider } },
  })
  if (!row?.active) return null
  const held = tryOpen(row)
  const settings = readSettings(row.settings)
  return {
    id: row.id,
    scheme: row.scheme,
    numberId: row.externalId,
    isPaused: row.pausedAt !== null,
    isTokenRefused: row.tokenRefusedAt !== null,
    token: held?.apiKey ?? (provider === "twilio" ? held?.secrets[0] : null) ?? null,
    sender: settings.sender,
    place: placeOf(provider, settings.apiBase),
  }
}

/** The partner does not take our token: said beside the connection, and asked of an admin once until it is changed. */
export async function markTokenRefused(tx: Tx, ctx: Ctx, id: string, name: string) {
  const { rotatedAt, createdAt } = await tx.connection.update({
    where: { id },
    data: { testedAt: ctx.now, testOutcome: "It refuses the access token.", tokenRefusedAt: ctx.now },
    select: { rotatedAt: true, createdAt: true },
  })
  const { facts } = await makeTask(tx, ctx, {
    kind: "other",
    title: `Give ${name} a new access token`,
    why: `${name} refuses the one that is set: nothing reaches it until it is changed.`,
    dueAt: addMs(ctx.now, HOUR_MS),
    owner: { role: "admin" },
    href: `/settings/integrations/${id}`,
    source: "rule",
    sourceId: id,
    effectKey: `refused_token:${id}:${(rotatedAt ?? createdAt).toISOString()}`,
  })
  return facts.length > 0
    ? [fact("connection.token_refused", id, { after: { partner: name } }), ...facts]
    : []
}
