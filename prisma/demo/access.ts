import type { Tx } from "@/lib/db"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time"
import { idOf } from "@/prisma/demo/dice"

type Given = {
  slug: string
  clinicId: string
  anchor: Date
  memberId: (role: "admin" | "doctor" | "coordinator" | "frontdesk" | "operator") => string
  operatorUserId: string
  /** Somebody the clinic knows; a second record of theirs is made beside it. */
  patient: { id: string; name: string; nameFolded: string }
}

/** What special access looks like after a week: broken glass to review, a grant that ended, an unmasking, a question. */
export async function seedAccess(
  tx: Tx,
  { slug, clinicId, anchor, memberId, operatorUserId, patient }: Given,
): Promise<void> {
  const ago = (ms: number) => addMs(anchor, -ms)
  const id = (what: string) => idOf(`${what} ${slug}`, anchor)
  const skipDuplicates = true
  const kept = patient.id
  const merged = id("second record")
  await tx.patient.createMany({
    data: [
      { ...patient, id: merged, clinicId, source: "import", createdAt: ago(2 * DAY_MS), updatedAt: anchor },
    ],
    skipDuplicates,
  })
  const glass = {
    kind: "break_glass",
    memberId: memberId("doctor"),
    clinicId,
  }
  await tx.specialAccess.createMany({
    data: [
      {
        ...glass,
        id: id("glass to review"),
        reason: "Swelling after an extraction by a colleague, who is in theatre",
        createdAt: ago(DAY_MS),
        endsAt: ago(DAY_MS - 4 * HOUR_MS),
        endedAt: ago(DAY_MS - 25 * MINUTE_MS),
      },
      {
        ...glass,
        id: id("glass reviewed"),
        reason: "Allergy unclear, the owner was not reachable",
        createdAt: ago(6 * DAY_MS),
        endsAt: ago(6 * DAY_MS - 4 * HOUR_MS),
        reviewedById: memberId("admin"),
        reviewedAt: ago(5 * DAY_MS),
        verdict: "justified",
        reviewNote: "Called with the patient on the chair.",
      },
      {
        id: id("unmasking"),
        kind: "unmask",
        clinicId,
        memberId: memberId("operator"),
        patientId: kept,
        reason: "The clinic asked why a message was not answered",
        createdAt: ago(3 * DAY_MS),
        endsAt: ago(3 * DAY_MS - 15 * MINUTE_MS),
      },
    ],
    skipDuplicates,
  })
  await tx.platformGrant.createMany({
    data: [
      {
        id: id("grant that ended"),
        clinicId,
        userId: operatorUserId,
        memberId: memberId("operator"),
        role: "operator",
        reason: "Messages came in late; look at the connection",
        grantedById: memberId("admin"),
        createdAt: ago(4 * DAY_MS),
        endsAt: ago(4 * DAY_MS - 2 * HOUR_MS),
        endedAt: ago(4 * DAY_MS - HOUR_MS),
        endedById: memberId("admin"),
      },
    ],
    skipDuplicates,
  })
  const approvalId = id("approval merge")
  await tx.approval.createMany({
    data: [
      {
        id: approvalId,
        clinicId,
        kind: "patients.merge",
        input: { keptId: kept, mergedId: merged, reason: "The same person" },
        summary: "Merge two records of one person",
        subjectId: merged,
        patientId: kept,
        reason: "The same person, entered a second time by the import",
        requestedById: memberId("frontdesk"),
        createdAt: ago(2 * HOUR_MS),
        expiresAt: addMs(anchor, 7 * DAY_MS - 2 * HOUR_MS),
      },
    ],
    skipDuplicates,
  })
  const task = { clinicId, status: "open", ownerRole: "admin", sourceType: "member", updatedAt: anchor }
  await tx.task.createMany({
    data: [
      {
        ...task,
        id: id("task approval"),
        kind: "approve",
        title: "Decide: agree or deny",
        why: "Merge two records of one person",
        href: `/settings/approvals/${approvalId}`,
        patientId: kept,
        sourceId: approvalId,
        effectKey: `approval:${approvalId}`,
        dueAt: addMs(anchor, 7 * DAY_MS - 2 * HOUR_MS),
        createdAt: ago(2 * HOUR_MS),
      },
      {
        ...task,
        id: id("task review"),
        kind: "review_access",
        title: "Review an emergency access",
        why: "A doctor opened the whole clinic's patients for four hours.",
        href: "/settings/access",
        sourceId: id("glass to review"),
        effectKey: `review_access:${id("glass to review")}`,
        dueAt: addMs(anchor, 4 * HOUR_MS),
        createdAt: ago(DAY_MS),
      },
    ],
    skipDuplicates,
  })
}
