import { can, type Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import type { Span } from "@/lib/rota/rules"
import { LONGEST_HOURS } from "@/lib/rota/words"
import { HOUR_MS } from "@/lib/time"

export async function shiftOf(tx: Tx, id: string) {
  const found = isId(id) ? await tx.onCallShift.findUnique({ where: { id } }) : null
  return found ?? fail("not_found")
}

/** Somebody who is here and may look after an urgent case. */
export async function requirePerson(tx: Tx, ctx: Ctx, memberId: string): Promise<void> {
  const member = await tx.member.findUnique({ where: { id: memberId } })
  const isHere = member?.active && (member.endsAt === null || member.endsAt > ctx.now)
  if (!isHere || !can(member.roles as Role[], "urgent.acknowledge"))
    fail("invalid_input", { fields: { memberId: "This colleague cannot be on call." } })
}

export function requireSpans(ctx: Ctx, spans: readonly Span[]): void {
  for (const { startsAt, endsAt } of spans) {
    const ms = endsAt.getTime() - startsAt.getTime()
    if (ms <= 0) fail("invalid_input", { fields: { ends: "The end must be after the start." } })
    if (ms > LONGEST_HOURS * HOUR_MS)
      fail("invalid_input", { fields: { ends: "A shift lasts at most seven days." } })
  }
  if ((spans[0]?.endsAt ?? ctx.now) <= ctx.now)
    fail("invalid_input", { fields: { ends: "This shift would be over already." } })
}
