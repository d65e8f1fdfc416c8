import { evidenceOf } from "@/lib/consents/evidence"
import { HistoryInput, type HistoryItem } from "@/lib/consents/schema"
import { standingConsents } from "@/lib/consents/standing"
import type { ConsentMethod, ConsentStatus, Purpose, RequestStatus } from "@/lib/consents/words"
import { grantOf } from "@/lib/ctx"
import { query } from "@/lib/operation"
import { patientInReach, patientReach, sameRecordsSql } from "@/lib/patients/reach"

/** All that was asked of a patient and decided, newest first, with what shows each; and which decision counts. */
export const consentHistory = query({
  name: "consents.history",
  may: "consents.ledger.read",
  input: HistoryInput,
  async run({ ctx, tx, input, grant }) {
    const patient = await patientInReach(tx, input.patientId, patientReach(ctx, grant))
    const same = await tx.$queryRaw<{ id: string }[]>`${sameRecordsSql(patient.id)}`
    const ids = same.map((one) => one.id)
    const { purpose } = input
    const decisions = await tx.consent.findMany({
      where: { clinicId: ctx.clinicId, patientId: { in: ids }, ...(purpose && { purpose }) },
      orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
      take: 200,
    })
    const requests = await tx.consentRequest.findMany({
      where: {
        clinicId: ctx.clinicId,
        patientId: { in: ids },
        ...(purpose && { purposes: { has: purpose } }),
      },
      orderBy: { openedAt: "desc" },
      take: 50,
    })
    const memberIds = [...decisions.map((one) => one.memberId), ...requests.map((one) => one.openedById)]
    const members = await tx.member.findMany({
      where: { id: { in: memberIds.flatMap((one) => one ?? []) } },
      select: { id: true, name: true },
    })
    const nameOf = (id: string | null) => members.find((one) => one.id === id)?.name ?? null
    const counting = new Set((await standingConsents(tx, patient.id, ctx.now)).map((one) => one.consentId))
    const mayRead = (grantOf(ctx, "messages.read")?.scope ?? "counts") !== "counts"
    const shown = await evidenceOf(tx, ctx, decisions, mayRead)
    const items: HistoryItem[] = [
      ...decisions.map(
        (one): HistoryItem => ({
          id: one.id,
          kind: "decision",
          purpose: one.purpose as Purpose,
          status: one.status as ConsentStatus,
          at: one.recordedAt.toISOString(),
          expiresAt: one.expiresAt?.toISOString() ?? null,
          source: one.source,
          method: one.method as ConsentMethod | null,
          policyVersion: one.policyVersion,
          by: nameOf(one.memberId),
          counts: counting.has(one.id),
          receiptId: one.receiptId,
          evidence: shown.get(one.id) ?? null,
        }),
      ),
      ...requests.flatMap((one) =>
        (purpose ? [purpose] : (one.purposes.slice(0, 1) as Purpose[])).map(
          (asked): HistoryItem => ({
            id: one.id,
            kind: "request",
            purpose: asked,
            status: one.status as RequestStatus,
            at: one.openedAt.toISOString(),
            expiresAt: one.expiresAt.toISOString(),
            source: null,
            method: null,
            policyVersion: one.policyVersion,
            by: nameOf(one.openedById),
            counts: false,
            receiptId: null,
            evidence: null,
          }),
        ),
      ),
    ]
    return {
      patient: { id: patient.id, name: patient.name },
      items: items.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)),
    }
  },
  reads: ({ input }) => ({ what: "consents", patientIds: [input.patientId] }),
})
