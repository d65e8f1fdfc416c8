import { markTokenRefused } from "@/lib/connections/outgoing"
import { accountOf } from "@/lib/crm/account"
import { write } from "@/lib/crm/call"
import { HUBSPOT } from "@/lib/crm/links"
import type { Ctx } from "@/lib/ctx"
import { absent, inClinic, type Tx } from "@/lib/db"
import { type Ended, effectOnce } from "@/lib/effects/once"
import { type Fact, fact, record } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { announce } from "@/lib/live/announce"
import { privacyDeleteCall, readDeleted } from "@/lib/providers/hubspot/client"
import { orderedNumbers, orderTaskKey } from "@/lib/subject-requests/order-at-hubspot"
import { closeTasks } from "@/lib/tasks/close"
import { makeTask } from "@/lib/tasks/make"
import { addMs, DAY_MS, now } from "@/lib/time"

const DAYS = 7

export type ErasedThere = { erased: number; reason?: string }

/**
 * Has HubSpot delete an erased person's contacts for privacy. Deleting twice is deleting once, so a lost answer is asked
 * again. What HubSpot refuses, or where it is not connected, is a colleague's task; what may pass is thrown and tried again.
 */
export async function eraseAtHubspot(ctx: Ctx, requestId: string): Promise<ErasedThere> {
  const { request, account } = await inClinic(ctx.clinicId, async (tx) => ({
    request: (await tx.subjectRequest.findUnique({ where: { id: requestId } })) ?? absent(),
    account: await accountOf(tx, ctx),
  }))
  const numbers = orderedNumbers(requestId, request.detail)
  if (numbers.length === 0) return { erased: 0 }
  if (!account) {
    await handOver(ctx, requestId)
    return { erased: 0, reason: "not_connected" }
  }
  const settle = async (tx: Tx, ended: Ended): Promise<Fact[]> =>
    ended.status === "failed" && ended.reason === "token" && account.id
      ? markTokenRefused(tx, ctx, account.id, "HubSpot")
      : []
  for (const number of numbers) {
    const spec = {
      // A key is kept longer than the contact: of its number only what cannot be read back.
      key: `hubspot_erasure:${requestId}:${idFrom(`hubspot_erasure:${number}`)}`,
      kind: "crm_write" as const,
      provider: HUBSPOT,
      patientId: request.patientId,
      stepName: "erase",
      isRepeatable: true,
      settle,
    }
    const result = await effectOnce(ctx, spec, () =>
      write(account, privacyDeleteCall(account, number), readDeleted),
    )
    if (result.status !== "failed") continue
    if (result.error.code !== "provider_refused") throw result.error
    await handOver(ctx, requestId)
    return { erased: 0, reason: result.error.reason }
  }
  await keepDone(ctx, requestId, numbers.length)
  return { erased: numbers.length }
}

/** Nothing is left to be done there: the numbers go, and whoever was to look has nothing to look for. */
async function keepDone(ctx: Ctx, requestId: string, contacts: number): Promise<void> {
  await told(ctx, async (tx) => {
    const [request] = await tx.$queryRaw<{ patientId: string }[]>`
      update "SubjectRequest" set detail = (detail::jsonb - 'hubspot' || ${JSON.stringify({
        hubspotErasedAt: now().toISOString(),
      })}::jsonb)::json
      where id = ${requestId}::uuid and detail ->> 'hubspot' is not null returning "patientId"`
    if (!request) return []
    return [
      fact("subject_request.erased_at_hubspot", requestId, {
        patientId: request.patientId,
        after: { contacts },
      }),
      ...(await closeTasks(tx, ctx, { effectKey: orderTaskKey(requestId) }, "It was done.")),
    ]
  })
}

/** A colleague erases it there by hand. Told once, however often it fails. */
export async function handOver(ctx: Ctx, requestId: string): Promise<void> {
  await told(ctx, async (tx) => {
    const { facts } = await makeTask(tx, ctx, {
      kind: "erasure",
      title: "Erase a contact at HubSpot for privacy",
      why: "Its number stands on the request.",
      dueAt: addMs(ctx.now, DAYS * DAY_MS),
      owner: { role: "admin" },
      href: `/consents/requests/${requestId}`,
      source: "rule",
      sourceId: requestId,
      effectKey: orderTaskKey(requestId),
    })
    return facts
  })
}

async function told(ctx: Ctx, change: (tx: Tx) => Promise<Fact[]>): Promise<void> {
  const facts = await inClinic(ctx.clinicId, async (tx) => {
    const facts = await change(tx)
    await record(tx, ctx, facts)
    return facts
  })
  for (const one of facts) announce(ctx.clinicId, one.name, one.subjectId)
}
