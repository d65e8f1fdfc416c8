import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { newId } from "@/lib/ids"
import { sealPersonal } from "@/lib/personal"

/** What was seen of whoever decided: kept under the patient's key. */
export type Shown = {
  /** A drawn signature as a PNG in base64. */
  png?: string
  /** Who signed by typing the name. */
  signer?: string
  /** Who stood by, where it was no colleague. */
  witness?: string
  userAgent?: string
  /** The network the answer came from: of IPv4 24 bits, of IPv6 48. */
  network?: string
}

export type Evidence = Shown & {
  patientId: string
  kind: "signature" | "witness" | "message" | "page" | "form"
  messageId?: string | null
  witnessId?: string | null
}

/** Keeps what shows a decision; gone with the patient's key. */
export async function keepEvidence(tx: Tx, ctx: Ctx, evidence: Evidence): Promise<string> {
  const { patientId, kind, messageId = null, witnessId = null, ...shown } = evidence
  const id = newId()
  const { clinicId } = ctx
  const personal = Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined))
  const isEmpty = Object.keys(personal).length === 0
  const sealed = isEmpty ? null : (await sealPersonal(tx, clinicId, [{ id, patientId, personal }])).get(id)
  await tx.consentEvidence.create({
    data: {
      id,
      clinicId,
      patientId,
      kind,
      sealed: sealed ?? null,
      messageId,
      witnessId,
      memberId: memberIdOf(ctx),
      createdAt: ctx.now,
    },
  })
  return id
}
