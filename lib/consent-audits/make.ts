import { findingsSql } from "@/lib/consent-audits/findings-sql"
import { type AuditCounts, MakeAuditInput } from "@/lib/consent-audits/schema"
import { FINDING_KINDS, FINDINGS, isFindingKind } from "@/lib/consent-audits/words"
import { CONSENT_STATUSES, PURPOSES, type Purpose } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { makeTask } from "@/lib/tasks/make"
import { addMs, HOUR_MS, toDate } from "@/lib/time"

/**
 * A day's look through all consents of the clinic: kept whole and never changed. A second one of the same day changes
 * nothing. Where a person has to do something, an admin gets a task; one that is still open is enough.
 */
export const makeConsentAudit = command({
  name: "consents.make_audit",
  may: "consents.record",
  input: MakeAuditInput,
  async run({ ctx, tx, input }) {
    const { clinicId } = ctx
    const day = toDate(`${input.day}T00:00:00Z`)
    const id = newId()
    const known = await tx.consentAudit.findUnique({ where: { clinicId_day: { clinicId, day } } })
    if (known) return { value: { day: input.day, counts: known.counts as AuditCounts }, facts: [] }
    const counts = await keepAudit(tx, ctx, { id, day })
    const grave = FINDING_KINDS.filter((kind) => FINDINGS[kind].isGrave && counts.findings[kind] > 0)
    const task = grave.length > 0 ? await askAdmin(tx, ctx, input.day) : []
    return {
      value: { day: input.day, counts },
      facts: [
        fact("consent.audited", id, {
          subjectType: "consent_audit",
          after: { day: input.day, findings: counts.findings },
        }),
        ...task,
      ],
    }
  },
})

/** What is found now, kept as that day's. */
export async function keepAudit(
  tx: Tx,
  ctx: Ctx,
  { id, day }: { id: string; day: Date },
): Promise<AuditCounts> {
  const { clinicId, now: madeAt } = ctx
  const counts = await countAll(tx, ctx)
  const runId = ctx.actor.kind === "system" ? (ctx.actor.runId ?? null) : null
  const { count } = await tx.consentAudit.createMany({
    data: [{ id, clinicId, day, counts, madeAt, runId }],
    skipDuplicates: true,
  })
  // That day has its audit.
  if (count === 0) return counts
  await tx.$executeRaw`
    insert into "ConsentAuditFinding" (id, "clinicId", "auditId", kind, "patientId", purpose, "subjectId", at)
    select gen_random_uuid(), ${clinicId}::uuid, ${id}::uuid, found.kind, found."patientId", found.purpose,
      found."subjectId", found.at
    from (${findingsSql(ctx)}) found`
  return counts
}

async function countAll(tx: Tx, ctx: Ctx): Promise<AuditCounts> {
  const { clinicId, now } = ctx
  const found = await tx.$queryRaw<{ kind: string; n: number }[]>`
    select kind, count(*)::int as n from (${findingsSql(ctx)}) found group by kind`
  const standing = await tx.$queryRaw<{ purpose: string; status: string; n: number }[]>`
    select purpose, case when status = 'granted' and "expiresAt" <= ${now} then 'expired' else status end as status,
      count(*)::int as n
    from "ConsentStanding" where "clinicId" = ${clinicId}::uuid group by 1, 2`
  const patients = await tx.patient.count({ where: { clinicId, mergedIntoId: null, erasedAt: null } })
  const findings = Object.fromEntries(FINDING_KINDS.map((kind) => [kind, 0])) as AuditCounts["findings"]
  for (const { kind, n } of found) if (isFindingKind(kind)) findings[kind] = n
  const purposes: AuditCounts["purposes"] = {}
  for (const { purpose, status, n } of standing) {
    const one = CONSENT_STATUSES.find((word) => word === status)
    if (!one || !Object.hasOwn(PURPOSES, purpose)) continue
    purposes[purpose as Purpose] = { ...purposes[purpose as Purpose], [one]: n }
  }
  return { patients, purposes, findings }
}

async function askAdmin(tx: Tx, ctx: Ctx, day: string) {
  const open = await tx.task.findFirst({
    where: { clinicId: ctx.clinicId, status: "open", effectKey: { startsWith: "consent_audit:" } },
    select: { id: true },
  })
  if (open) return []
  const { facts } = await makeTask(tx, ctx, {
    kind: "check_consent",
    title: "Look through what the consent audit found",
    why: "The nightly look through all consents found something that a person has to decide.",
    dueAt: addMs(ctx.now, 8 * HOUR_MS),
    owner: { role: "admin" },
    href: `/consents/audit/${day}`,
    source: "system",
    effectKey: `consent_audit:${day}`,
  })
  return facts
}
