import { MakeFeedInput } from "@/lib/calendar-feeds/schema"
import { MOST_FEEDS } from "@/lib/calendar-feeds/words"
import { type Ctx, grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { idFrom, isId } from "@/lib/ids"
import { requireMember } from "@/lib/leads/reach"
import { command, type Done } from "@/lib/operation"
import { hashToken, newToken } from "@/lib/sessions/token"

/** The address is given out once; null where the form was sent before. */
type Made = { id: string; url: string | null }

/** An address that a calendar program reads. Whoever has it reads along until it is revoked. */
export const makeFeed = command({
  name: "calendarFeeds.make",
  may: "calendars.own",
  input: MakeFeedInput,
  async run({ ctx, tx, input }): Promise<Done<Made>> {
    const memberId = requireMember(ctx)
    const { scope, showsNames } = input
    const of = await subjectOf(tx, ctx, input)
    const id = idFrom(`calendar ${memberId} ${input.key}`)
    await tx.$queryRaw`select id from "Member" where id = ${memberId}::uuid for no key update`
    if (await tx.calendarFeed.findUnique({ where: { id }, select: { id: true } }))
      return { value: { id, url: null }, facts: [] }
    const live = await tx.calendarFeed.count({ where: { memberId, revokedAt: null } })
    if (live >= MOST_FEEDS) fail("wrong_state", { sentence: "You have 20 calendars. Revoke one first." })
    const token = newToken()
    await tx.calendarFeed.create({
      data: {
        ...of,
        id,
        clinicId: ctx.clinicId,
        memberId,
        scope,
        showsNames,
        tokenHash: new Uint8Array(hashToken(token)),
        createdAt: ctx.now,
      },
    })
    return {
      value: { id, url: `${env().NEXTAUTH_URL}/cal/${token}.ics` },
      facts: [fact("calendar_feed.made", id, { after: { ...of, scope, showsNames } })],
    }
  },
})

type Wanted = { scope: string; practitionerId?: string | undefined; roomId?: string | undefined }

async function subjectOf(tx: Tx, ctx: Ctx, { scope, practitionerId, roomId }: Wanted) {
  const nobody = { practitionerId: null, roomId: null }
  // Who sees their own part of the calendar alone sees no more of it elsewhere.
  if (scope !== "mine" && grantOf(ctx, "appointments.read")?.scope !== "all")
    fail("forbidden", { sentence: "Your role sees your own appointments only." })
  if (scope === "practitioner") {
    const found =
      practitionerId && isId(practitionerId)
        ? await tx.practitioner.findUnique({ where: { id: practitionerId }, select: { id: true } })
        : null
    if (!found) return fail("invalid_input", { fields: { practitionerId: "Choose a practitioner." } })
    return { ...nobody, practitionerId: found.id }
  }
  if (scope === "room") {
    const found =
      roomId && isId(roomId)
        ? await tx.room.findUnique({ where: { id: roomId }, select: { id: true } })
        : null
    if (!found) return fail("invalid_input", { fields: { roomId: "Choose a room." } })
    return { ...nobody, roomId: found.id }
  }
  return nobody
}
