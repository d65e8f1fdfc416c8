import type { Person } from "@/lib/campaigns/audience"
import type { GapFill } from "@/lib/campaigns/schema"
import { type Wordings, writtenFor } from "@/lib/campaigns/wordings"
import type { CampaignPurpose } from "@/lib/campaigns/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { gateFacts } from "@/lib/messaging/gate-facts"
import { judge } from "@/lib/messaging/gate-rules"

export type Reached = Person & { contactId: string }
export type Judged = {
  person: Reached
  written: ReturnType<typeof writtenFor>
  /** Null: it may leave, now or at `sendAt`. */
  because: string | null
  /** Night, spacing or budget hold it until then. */
  sendAt: Date | null
}
type Given = {
  purpose: CampaignPurpose
  parameters: readonly GapFill[]
  tooLateAt: Date
}

/** What the gate would say of each, asked as of now: as many statements for a thousand as for one. */
export async function judgePeople(
  tx: Tx,
  ctx: Ctx,
  people: readonly Reached[],
  wordings: Wordings,
  { purpose, parameters, tooLateAt }: Given,
): Promise<Judged[]> {
  if (people.length === 0) return []
  const written = people.map((person) => writtenFor(ctx, wordings, parameters, person))
  const facts = await gateFacts(
    tx,
    ctx,
    people.map(({ patientId, contactId }, n) => {
      const one = written[n]
      const templateVersionId = one?.ok ? one.versionId : null
      return { patientId, contactId, at: ctx.now, templateVersionId, isFirst: true }
    }),
  )
  return people.flatMap((person, n): Judged[] => {
    const one = written[n]
    const known = facts[n]
    if (!one || !known) return []
    if (!one.ok) return [{ person, written: one, because: one.because, sendAt: null }]
    const verdict = judge(
      {
        purpose,
        isTemplate: true,
        body: one.body,
        at: ctx.now,
        writtenAt: ctx.now,
        tooLateAt,
        byMember: false,
        bypass: false,
        isRetry: false,
        isLeaving: false,
      },
      known,
    )
    if (verdict.may) return [{ person, written: one, because: null, sendAt: null }]
    const { because, until } = verdict
    // What only has to wait is planned for then, and asked again when it leaves.
    return [
      until && until < tooLateAt && until > ctx.now
        ? { person, written: one, because: null, sendAt: until }
        : { person, written: one, because, sendAt: null },
    ]
  })
}
