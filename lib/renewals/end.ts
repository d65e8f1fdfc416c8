import { recordConsent } from "@/lib/consents/record"
import { standingConsents } from "@/lib/consents/standing"
import { CONSENT_SOURCES } from "@/lib/consents/words"
import { type Fact, fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { RenewalInput } from "@/lib/renewals/schema"
import { endNow, heldRenewal, latestEnd, openPurposes } from "@/lib/renewals/state"
import { closeTasks } from "@/lib/tasks/close"

/**
 * The end has come: what nobody renewed is noted as expired, which is a decision of its own and nobody's withdrawal. What
 * ends later of the same set is left to run out. Told again, or too early, it changes nothing.
 */
export const endRenewal = command({
  name: "consents.end_renewal",
  may: "consents.record",
  input: RenewalInput,
  async run({ ctx, tx, input }) {
    const renewal = await heldRenewal(tx, input.id)
    const told = (status: string, until: Date | null = null) => ({
      status,
      until: until?.toISOString() ?? null,
    })
    if (renewal.status !== "asking") return { value: told(renewal.status), facts: [] }
    const { purposes, ended, because } = await openPurposes(tx, ctx, renewal)
    if (ended) return { value: told(ended), facts: await endNow(tx, ctx, renewal, ended, because) }
    if (ctx.now < renewal.expiresAt) return { value: told("asking", renewal.expiresAt), facts: [] }
    const standing = await standingConsents(tx, renewal.patientId, ctx.now)
    const facts: Fact[] = []
    const later: Date[] = []
    for (const one of standing) {
      if (!purposes.includes(one.purpose) || !one.expiresAt || one.expiresAt > latestEnd(renewal)) continue
      if (one.expiresAt > ctx.now) {
        later.push(one.expiresAt)
        continue
      }
      const source = CONSENT_SOURCES.find((known) => known === one.source) ?? "member"
      const { facts: noted } = await recordConsent(tx, ctx, {
        patientId: renewal.patientId,
        purpose: one.purpose,
        status: "expired",
        source,
        ...(one.method && { method: one.method }),
        policyVersion: one.policyVersion,
        evidence: { consentId: one.consentId, renewalId: renewal.id },
        decidedAt: one.expiresAt,
        effectKey: `expired:${one.consentId}`,
      })
      facts.push(...noted)
    }
    const [next] = later.sort((a, b) => a.getTime() - b.getTime())
    if (next) {
      // What ends next is waited for; what has ended is not asked for any more.
      await tx.consentRenewal.update({ where: { id: renewal.id }, data: { expiresAt: next } })
      return { value: told("asking", next), facts }
    }
    const over = await tx.consentRequest.updateManyAndReturn({
      where: {
        clinicId: ctx.clinicId,
        effectKey: { startsWith: `renewal:${renewal.id}:` },
        status: { in: ["open", "unclear"] },
      },
      data: { status: "expired" },
      select: { id: true },
    })
    return {
      value: told("expired"),
      facts: [
        ...facts,
        ...over.map(({ id }) =>
          fact("consent.request_expired", id, {
            subjectType: "consent_request",
            patientId: renewal.patientId,
          }),
        ),
        ...(await closeTasks(
          tx,
          ctx,
          { clinicId: ctx.clinicId, effectKey: `renewal:${renewal.id}` },
          "expired",
        )),
        ...(await endNow(tx, ctx, renewal, "expired")),
      ],
    }
  },
})
