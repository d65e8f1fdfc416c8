import { FeedIdInput } from "@/lib/calendar-feeds/schema"
import { grantOf, memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"

/** From now on nothing stands behind the address. One's own, or for who runs the clinic anybody's. */
export const revokeFeed = command({
  name: "calendarFeeds.revoke",
  may: "calendars.own",
  input: FeedIdInput,
  async run({ ctx, tx, input }) {
    const found = isId(input.id)
      ? await tx.calendarFeed.findUnique({ where: { id: input.id }, select: { id: true, memberId: true } })
      : null
    if (!found) return fail("not_found")
    const { id, memberId } = found
    if (memberId !== memberIdOf(ctx) && !grantOf(ctx, "settings.write")) return fail("not_found")
    const { count } = await tx.calendarFeed.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: ctx.now },
    })
    return { value: { id }, facts: count > 0 ? [fact("calendar_feed.revoked", id)] : [] }
  },
})
