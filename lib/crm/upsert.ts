import type { Account } from "@/lib/crm/account"
import { CRM_SETTLES_MS } from "@/lib/crm/person"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import type { Between } from "@/lib/effects/once"
import { UNCLEAR } from "@/lib/effects/rows"
import { callPartner } from "@/lib/outbound/partner"
import {
  type CrmContact,
  createCall,
  readSearch,
  readWritten,
  searchCall,
  updateCall,
} from "@/lib/providers/hubspot/client"
import type { CallOutcome, PartnerAnswer, PartnerCall } from "@/lib/providers/outcome"
import { addMs, MINUTE_MS, now, SECOND_MS } from "@/lib/time"

const LOOKED_BACK_MS = 10 * MINUTE_MS
const MOST = 20

type Whom = { contact: CrmContact; patientId: string; key: string }

/**
 * Writes one contact: the one a search finds, or the one made for this patient a moment ago, which a search does not find
 * yet, or a new one. Held beside nothing else that writes the same contact.
 */
export async function upsert(
  ctx: Ctx,
  account: Account,
  { contact, patientId, key }: Whom,
  between: Between,
): Promise<CallOutcome> {
  const name = `hubspot ${account.id ?? "demo"}`
  const ask = (call: PartnerCall, read: (answer: PartnerAnswer, at: Date) => CallOutcome) =>
    callPartner(name, call, account, (answer) => read(answer, now()))
  const found = await ask(searchCall(account, contact), readSearch)
  if (found.did === "unknown") return { did: "refused", reason: found.reason, retry: true }
  if (found.did !== "done") return found
  const before = found.externalId ? null : await writtenBefore(ctx, patientId, key)
  if (before?.isUnclear)
    return {
      did: "refused",
      reason: "answer_lost",
      retry: true,
      retryAfterSeconds: CRM_SETTLES_MS / SECOND_MS,
    }
  const stopped = await between()
  if (stopped) return stopped
  const id = found.externalId ?? before?.externalId
  return id
    ? ask(updateCall(account, id, contact), readWritten)
    : ask(createCall(account, contact), readWritten)
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
