import type { EvidenceShown } from "@/lib/consents/schema"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { openPersonal } from "@/lib/personal"

type Of = { id: string; evidenceId: string | null; evidence: unknown }
type Kept = Partial<Record<"png" | "signer" | "witness" | "userAgent" | "network", string>>
type Plain = Partial<
  Record<
    "words" | "form" | "language" | "version" | "messageId" | "webhookEventId" | "network" | "userAgent",
    string
  >
>

/** What shows each of these decisions; a patient's words only for whom messages are open. Constant statements. */
export async function evidenceOf(
  tx: Tx,
  ctx: Ctx,
  decisions: readonly Of[],
  mayRead: boolean,
): Promise<Map<string, EvidenceShown>> {
  const rows = await tx.consentEvidence.findMany({
    where: { clinicId: ctx.clinicId, id: { in: decisions.flatMap((one) => one.evidenceId ?? []) } },
  })
  const opened = await openPersonal(
    tx,
    rows.map((row) => ({ id: row.id, patientId: row.patientId, personal: row.sealed })),
  )
  const plainOf = (one: Of): Plain => (one.evidence ?? {}) as Plain
  const messageIds = decisions.flatMap(
    (one) => rows.find((row) => row.id === one.evidenceId)?.messageId ?? plainOf(one).messageId ?? [],
  )
  const messages = await tx.message.findMany({
    where: { clinicId: ctx.clinicId, id: { in: messageIds } },
    select: { id: true, body: true, contact: { select: { conversation: { select: { id: true } } } } },
  })
  const witnesses = await tx.member.findMany({
    where: { id: { in: rows.flatMap((row) => row.witnessId ?? []) } },
    select: { id: true, name: true },
  })
  return new Map(
    decisions.flatMap((one): [string, EvidenceShown][] => {
      const row = rows.find((given) => given.id === one.evidenceId)
      const plain = plainOf(one)
      if (!row && !plain.words && !plain.webhookEventId && !plain.messageId) return []
      const state = row && opened.get(row.id)
      const kept: Kept = state?.state === "open" ? (state.value as Kept) : {}
      const colleague = witnesses.find((given) => given.id === row?.witnessId)
      const message = messages.find((given) => given.id === (row?.messageId ?? plain.messageId))
      return [
        [
          one.id,
          {
            kind: row?.kind ?? kindOf(plain),
            words: plain.words ?? (mayRead ? (message?.body ?? null) : null),
            form: plain.form ? { language: plain.language ?? null, version: plain.version ?? null } : null,
            conversationId: mayRead ? (message?.contact.conversation?.id ?? null) : null,
            messageId: mayRead ? (message?.id ?? null) : null,
            png: kept.png ?? null,
            signer: kept.signer ?? null,
            witness: colleague
              ? { name: colleague.name, isColleague: true }
              : kept.witness
                ? { name: kept.witness, isColleague: false }
                : null,
            network: kept.network ?? plain.network ?? null,
            userAgent: kept.userAgent ?? plain.userAgent ?? null,
            isErased: state?.state === "erased",
          },
        ],
      ]
    }),
  )
}

const kindOf = (plain: Plain): string =>
  plain.words || plain.form ? "form" : plain.messageId ? "message" : "setting"
