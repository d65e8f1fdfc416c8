import { markTokenRefused } from "@/lib/connections/outgoing"
import { type Account, accountOf } from "@/lib/crm/account"
import { keepLink } from "@/lib/crm/links"
import {
  CRM_SETTLES_MS,
  type CrmPerson,
  type CrmPlan,
  notToSync,
  readPersons,
  readPlan,
} from "@/lib/crm/person"
import { writtenHashes } from "@/lib/crm/values"
import { PORTION } from "@/lib/crm/words"
import { type Wrote, writeMany } from "@/lib/crm/write-many"
import type { Ctx } from "@/lib/ctx"
import { inClinic, type Tx } from "@/lib/db"
import { type Ended, effectOnce } from "@/lib/effects/once"
import { AppError } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { now } from "@/lib/time"

const FIRST_ID = "00000000-0000-0000-0000-000000000000"
const MOST_PROBLEMS = 100

type Problem = { patientId: string; reason: string }
type Batch = { id: string; cursor: string | null; createdAt: Date; problems: unknown }
type Portion = { batch: Batch; ids: string[]; people: CrmPerson[]; plan: CrmPlan; account: Account }

/**
 * Writes the next hundred people of a batch: one effect, known by the batch and where it goes on. How far it came is
 * committed with what came of it, so that a run that was cut off goes on there. `goesOn`: there may be more.
 */
export async function syncPortion(ctx: Ctx, batchId: string, stepName: string): Promise<{ goesOn: boolean }> {
  const portion = await inClinic(ctx.clinicId, (tx) => readPortion(tx, ctx, batchId))
  if (!portion) return { goesOn: false }
  const { batch, ids, account } = portion
  let wrote: Wrote = { written: [], failed: [], same: 0 }
  let allowed = portion.people
  const reread = async (tx: Tx) => {
    const at = { ...ctx, now: now() }
    allowed = await readPersons(tx, at, ids, portion.plan, batch.createdAt)
    return null
  }
  const spec = {
    key: `hubspot-batch:${batch.id}:${batch.cursor ?? "start"}`,
    beside: `hubspot-batch:${batch.id}`,
    kind: "crm_write" as const,
    provider: "hubspot",
    patientIds: ids,
    stepName,
    isRepeatable: true,
    settlesMs: CRM_SETTLES_MS,
    refuse: reread,
    settle: async (tx: Tx, ended: Ended) => {
      if (ended.status === "done") return settle(tx, ctx, portion, allowed, wrote)
      const isToken = ended.status === "failed" && ended.reason === "token"
      return isToken && account.id ? markTokenRefused(tx, ctx, account.id, "HubSpot") : []
    },
  }
  const result = await effectOnce(ctx, spec, async (between) => {
    const done = await writeMany(account, portion.plan, {
      people: () => allowed.filter((one) => notToSync(one) === null),
      between,
    })
    if (done.did !== "done") return done
    wrote = done.value
    return { did: "done", externalId: null }
  })
  if (result.status === "failed") throw result.error
  return { goesOn: ids.length === PORTION }
}

async function readPortion(tx: Tx, ctx: Ctx, batchId: string): Promise<Portion | null> {
  const batch = await tx.crmBatch.findUnique({ where: { id: batchId } })
  if (batch?.status !== "running") return null
  const found = await tx.patient.findMany({
    where: { mergedIntoId: null, id: { gt: batch.cursor ?? FIRST_ID } },
    orderBy: { id: "asc" },
    take: PORTION,
    select: { id: true },
  })
  if (found.length === 0) return null
  const account = await accountOf(tx, ctx)
  if (!account) throw new AppError("not_connected")
  const plan = await readPlan(tx, ctx)
  const ids = found.map((one) => one.id)
  return { batch, ids, plan, account, people: await readPersons(tx, ctx, ids, plan, batch.createdAt) }
}

async function settle(
  tx: Tx,
  ctx: Ctx,
  { batch, ids, plan }: Portion,
  people: readonly CrmPerson[],
  { written, failed, same }: Wrote,
): Promise<Fact[]> {
  const facts: Fact[] = []
  for (const { person, externalId, properties } of written) {
    const { patientId, basis } = person
    const hashes = writtenHashes(plan.mapping, patientId, properties, plan.country)
    await keepLink(tx, ctx, patientId, externalId, hashes)
    const after = { partner: "hubspot", basis, batch: batch.id }
    facts.push(fact("contact.synced", patientId, { subjectType: "patient", patientId, after }))
  }
  // Whom the clinic cannot reach by anything is nobody's problem: there is nothing to write.
  const refused = people.filter((one) => ![null, "invalid_payload"].includes(notToSync(one)))
  const unreachable = people.filter((one) => notToSync(one) === "invalid_payload").length
  const before = Array.isArray(batch.problems) ? (batch.problems as Problem[]) : []
  const problems = [...before, ...failed].slice(0, MOST_PROBLEMS)
  await tx.crmBatch.update({
    where: { id: batch.id },
    data: {
      cursor: ids.at(-1),
      written: { increment: written.length },
      same: { increment: same + unreachable },
      refused: { increment: refused.length },
      failed: { increment: failed.length },
      problems,
      updatedAt: now(),
    },
  })
  return [...facts, fact("crm.batch_moved", batch.id)]
}
