import { z } from "zod"
import type { FeedList, FeedRow } from "@/lib/calendar-feeds/schema"
import type { FeedScope } from "@/lib/calendar-feeds/words"
import { grantOf, memberIdOf } from "@/lib/ctx"
import { query } from "@/lib/operation"

const named = { select: { id: true, name: true } }
const inOrder = [{ position: "asc" as const }, { id: "asc" as const }]
const MOST = 500

/** One's own calendars, and for who runs the clinic everybody's; and of what one can be made. */
export const listFeeds = query({
  name: "calendarFeeds.list",
  may: "calendars.own",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<FeedList> {
    const me = memberIdOf(ctx)
    const isEverybodys = grantOf(ctx, "settings.write") !== null
    const all = grantOf(ctx, "appointments.read")?.scope === "all"
    const found = await tx.calendarFeed.findMany({
      where: { revokedAt: null, ...(!isEverybodys && { memberId: me ?? "" }) },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST,
    })
    const practitioners = await tx.practitioner.findMany({
      orderBy: inOrder,
      select: { id: true, name: true, memberId: true, retiredAt: true },
    })
    const rooms = await tx.room.findMany({
      orderBy: inOrder,
      select: { id: true, name: true, retiredAt: true },
    })
    const owners = await tx.member.findMany({
      where: { id: { in: [...new Set(found.map((one) => one.memberId))] } },
      ...named,
    })
    const nameIn = (list: readonly { id: string; name: string }[], id: string | null) =>
      list.find((one) => one.id === id)?.name ?? null
    const rows = found.map(
      ({ id, scope, practitionerId, roomId, showsNames, memberId, createdAt, lastReadAt }): FeedRow => ({
        id,
        scope: scope as FeedScope,
        of: nameIn(practitioners, practitionerId) ?? nameIn(rooms, roomId),
        showsNames,
        owner: { id: memberId, name: nameIn(owners, memberId) ?? "", isMe: memberId === me },
        createdAt: createdAt.toISOString(),
        lastReadAt: lastReadAt?.toISOString() ?? null,
      }),
    )
    const offered = <T extends { id: string; name: string; retiredAt: Date | null }>(list: readonly T[]) =>
      all ? list.filter((one) => one.retiredAt === null).map(({ id, name }) => ({ id, name })) : []
    return {
      rows: [...rows.filter((one) => one.owner.isMe), ...rows.filter((one) => !one.owner.isMe)],
      practitioners: offered(practitioners),
      rooms: offered(rooms),
      may: { all, mine: practitioners.some((one) => one.memberId !== null && one.memberId === me) },
    }
  },
})
