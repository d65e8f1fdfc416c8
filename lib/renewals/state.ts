import { standingConsents } from "@/lib/consents/standing"
import { type Purpose, purposesOf } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { ConsentRenewal } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { AHEAD_DAYS } from "@/lib/renewals/schema"
import { addMs, DAY_MS } from "@/lib/time"

export type RenewalEnd = "answered" | "withdrawn" | "expired" | "stopped"

/** A renewal, held against a second run of it. */
export async function heldRenewal(tx: Tx, id: string): Promise<ConsentRenewal> {
  if (!isId(id)) return absent()
  await tx.$executeRaw`select from "ConsentRenewal" where id = ${id}::uuid for update`
  return (await tx.consentRenewal.findUnique({ where: { id } })) ?? absent()
}

/** What of it is still to be asked for: granted as before, with the old end. Or why nothing is. */
export async function openPurposes(
  tx: Tx,
  ctx: Ctx,
  renewal: ConsentRenewal,
): Promise<{ purposes: Purpose[]; ended: RenewalEnd | null; because: string | null }> {
  const patient = await tx.patient.findUnique({ where: { id: renewal.patientId } })
  if (!patient || patient.mergedIntoId || patient.erasedAt)
    return { purposes: [], ended: "stopped", because: patient?.mergedIntoId ? "merged" : "erased" }
  // As it stood just before the end: at it, all have run out.
  const at = ctx.now < renewal.expiresAt ? ctx.now : addMs(renewal.expiresAt, -1)
  const standing = (await standingConsents(tx, renewal.patientId, at)).filter((one) =>
    renewal.purposes.includes(one.purpose),
  )
  const ending = standing.filter(
    (one) => one.status === "granted" && one.expiresAt && one.expiresAt <= latestEnd(renewal),
  )
  const purposes = purposesOf(ending.map((one) => one.purpose))
  if (purposes.length > 0) return { purposes, ended: null, because: null }
  const isAgreed = standing.some((one) => one.status === "granted")
  return { purposes, ended: isAgreed ? "answered" : "withdrawn", because: null }
}

/** Those of one set end within the days the check looks ahead; a renewed one ends long after them. */
export const latestEnd = ({ expiresAt }: ConsentRenewal): Date => addMs(expiresAt, (AHEAD_DAYS + 1) * DAY_MS)

export async function endNow(
  tx: Tx,
  ctx: Ctx,
  { id, patientId, status: before, purposes }: ConsentRenewal,
  status: RenewalEnd,
  because: string | null = null,
): Promise<Fact[]> {
  await tx.consentRenewal.update({ where: { id }, data: { status, because, endedAt: ctx.now } })
  return [
    fact("consent.renewal_ended", id, {
      subjectType: "consent_renewal",
      patientId,
      before: { status: before },
      after: { status, purposes, ...(because && { because }) },
    }),
  ]
}
