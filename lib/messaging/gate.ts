import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Carrier } from "@/lib/messaging/carriers"
import { gateFacts } from "@/lib/messaging/gate-facts"
import { judge, type Other, type Verdict } from "@/lib/messaging/gate-rules"
import type { MessagePurpose } from "@/lib/messaging/outgoing"
import { MESSAGE_PURPOSES } from "@/lib/messaging/outgoing"

/** A message of ours that is there already. */
export type Stored = {
  id: string
  patientId: string | null
  contactId: string
  purpose: string | null
  templateVersionId: string | null
  body: string
  status: string
  statusAt: Date
  tooLateAt: Date | null
  sentById: string | null
  exempt: string | null
  kind: string
}

type How = {
  /** A person asks that what was refused is tried once more. */
  isRetry?: boolean
  /** A colleague passes what only holds for a while. */
  bypass?: boolean
  /** It is planned, not called for just now: what else is planned counts, too. */
  isPlanned?: boolean
  /** When it would leave; absent: now. */
  at?: Date
  /** All of them go out: each is judged after those before it. */
  isTogether?: boolean
}

export type Asked = { verdict: Verdict; carrier: Carrier | null }

export const purposeOf = (purpose: string | null): MessagePurpose =>
  purpose !== null && Object.hasOwn(MESSAGE_PURPOSES, purpose) ? (purpose as MessagePurpose) : "reply"

/** A template that nobody answers with goes by what knows templates; everything else back to where the person wrote from. */
export const isFirst = (purpose: string | null, templateVersionId: string | null): boolean =>
  templateVersionId !== null && purposeOf(purpose) !== "reply"

/** What the gate says of messages that are there, were they to leave now, in their order. As many statements as for one. */
export async function askGate(
  tx: Tx,
  ctx: Ctx,
  messages: readonly Stored[],
  { isRetry = false, bypass = false, isPlanned = false, isTogether = false, at = ctx.now }: How = {},
): Promise<Asked[]> {
  if (messages.length === 0) return []
  const known = await gateFacts(
    tx,
    ctx,
    messages.map(({ id, patientId, contactId, templateVersionId, purpose }) => ({
      patientId: patientId ?? NOBODY,
      contactId,
      at,
      templateVersionId,
      messageId: id,
      isFirst: isFirst(purpose, templateVersionId),
    })),
  )
  const before = new Map<string, Other[]>()
  return messages.flatMap((one, n): Asked[] => {
    const found = known[n]
    if (!found) return []
    const earlier = before.get(one.patientId ?? NOBODY) ?? []
    const facts = { ...found, others: [...found.others, ...earlier] }
    const isTriedAgain = isRetry || one.status === "failed"
    const verdict = judge(
      {
        purpose: purposeOf(one.purpose),
        isTemplate: one.templateVersionId !== null,
        body: one.body,
        at,
        // One that waits for its turn was written when it was queued.
        writtenAt: one.status === "queued" && one.statusAt < at ? one.statusAt : at,
        tooLateAt: one.tooLateAt,
        byMember: one.sentById !== null,
        bypass: bypass || one.exempt === "bypass",
        isRetry: isTriedAgain,
        isLeaving: !isPlanned,
        isReaction: one.kind === "reaction",
      },
      facts,
    )
    if (isTogether && verdict.may) {
      const { id, body, purpose } = one
      const other = { id, body, purpose, at, exempt: verdict.exempt, hasLeft: false }
      before.set(one.patientId ?? NOBODY, [...earlier, { ...other, byMember: one.sentById !== null }])
    }
    return [{ verdict, carrier: facts.carrierUsed }]
  })
}

const NOBODY = "00000000-0000-0000-0000-000000000000"
