import type { Account } from "@/lib/crm/account"
import { look, write } from "@/lib/crm/call"
import { CRM_SETTLES_MS, type CrmPerson } from "@/lib/crm/person"
import { propertiesFor } from "@/lib/crm/values"
import type { Mapping } from "@/lib/crm/words"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import type { Between } from "@/lib/effects/once"
import { UNCLEAR } from "@/lib/effects/rows"
import { createCall, readCall, readWritten, searchCall, updateCall } from "@/lib/providers/hubspot/client"
import { isGone } from "@/lib/providers/hubspot/failure"
import { type SeenContact, seenContact, seenContacts } from "@/lib/providers/hubspot/read"
import type { CallOutcome } from "@/lib/providers/outcome"
import { addMs, MINUTE_MS, now, SECOND_MS } from "@/lib/time"

const LOOKED_BACK_MS = 10 * MINUTE_MS
const MOST = 20

type Whom = {
  person: CrmPerson
  mapping: Mapping
  key: string
  forced?: readonly string[]
  /** Told what is written before it is. */
  onWrite?(properties: Readonly<Record<string, string>>): void
}

/**
 * Writes one contact: the one that is linked, the one a search finds, the one made for this patient a moment ago, which a
 * search does not find yet, or a new one. Held beside nothing else that writes the same contact.
 */
export async function upsert(
  ctx: Ctx,
  account: Account,
  { person, mapping, key, forced, onWrite }: Whom,
  between: Between,
): Promise<CallOutcome> {
  const found = await lookFor(account, person, mapping)
  if (found.did !== "done") return found
  const before = found.value ? null : await writtenBefore(ctx, person.patientId, key)
  if (before?.isUnclear)
    return {
      did: "refused",
      reason: "answer_lost",
      retry: true,
      retryAfterSeconds: CRM_SETTLES_MS / SECOND_MS,
    }
  const stopped = await between()
  if (stopped) return stopped
  const id = found.value?.id ?? before?.externalId
  const current = found.value?.properties ?? (id ? {} : null)
  const properties = propertiesFor(mapping, person.values, current, forced)
  onWrite?.(properties)
  if (id && Object.keys(properties).length === 0) return { did: "done", externalId: id }
  return write(
    account,
    id ? updateCall(account, id, properties) : createCall(account, properties),
    readWritten,
  )
}

/** By the link, else by number and address. Null: there is none. A linked one that is gone is not made again by itself. */
async function lookFor(account: Account, person: CrmPerson, mapping: Mapping) {
  const names = mapping.map((one) => one.property)
  const linked = person.link?.externalId && (await lookByLink(account, person.link.externalId, names))
  if (linked && linked.did !== "done") return linked
  // What stands in for HubSpot in a demo forgets with its process; and an account that is another one has its own numbers.
  if (linked && linked.value !== "elsewhere") return { did: "done" as const, value: linked.value }
  return look<SeenContact | null>(account, searchCall(account, person.contact, names), (body) => {
    const seen = seenContacts(body)
    return seen && (seen[0] ?? null)
  })
}

async function lookByLink(account: Account, externalId: string, names: readonly string[]) {
  const read = await look<SeenContact | "gone" | "elsewhere">(
    account,
    readCall(account, externalId, names),
    (body, answer) => (isGone(answer) ? "gone" : answer.status >= 400 ? "elsewhere" : seenContact(body)),
    { accepts: ({ status }) => status === 404 || status === 405 },
  )
  if (read.did !== "done" || read.value !== "gone")
    return read as
      | Exclude<typeof read, { value: unknown }>
      | { did: "done"; value: SeenContact | "elsewhere" }
  return account.answer
    ? { did: "done" as const, value: "elsewhere" as const }
    : { did: "refused" as const, reason: "deleted_there", retry: false }
}

/** What other keys came to for the same patient since a search may have missed it. */
async function writtenBefore(ctx: Ctx, patientId: string, key: string) {
  const rows = await inClinic(ctx.clinicId, (tx) =>
    tx.effect.findMany({
      where: {
        patientId,
        provider: "hubspot",
        kind: "crm_write",
        key: { not: key },
        OR: [{ finishedAt: { gt: addMs(now(), -LOOKED_BACK_MS) } }, { status: "started" }],
      },
      select: { status: true, reason: true, externalId: true, finishedAt: true, createdAt: true },
      orderBy: { createdAt: "desc" },
      take: MOST,
    }),
  )
  const since = addMs(now(), -CRM_SETTLES_MS)
  return {
    externalId: rows.find((one) => one.externalId)?.externalId ?? null,
    isUnclear: rows.some(
      ({ status, reason, finishedAt, createdAt }) =>
        (finishedAt ?? createdAt) > since &&
        (status === "started" || (status === "failed" && reason !== null && UNCLEAR.includes(reason))),
    ),
  }
}
