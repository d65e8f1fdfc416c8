import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { BookingTalk } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { Offered } from "./schema"
import type { TalkEnd } from "./words"

export const isOpen = ({ status }: { status: string }): boolean => status === "starting" || status === "asked"

/** One of them, held against a second answer to it. */
export async function heldTalk(tx: Tx, id: string): Promise<BookingTalk> {
  if (!isId(id)) return absent()
  await tx.$executeRaw`select from "BookingTalk" where id = ${id}::uuid for update`
  return (await tx.bookingTalk.findUnique({ where: { id } })) ?? absent()
}

export const offeredOf = ({ offered }: { offered: unknown }): Offered => {
  const read = Offered.safeParse(offered)
  return read.success ? read.data : []
}

/** What was kept for them is anybody's again, but for the one that was taken. */
export async function letGo(tx: Tx, talk: { offered: unknown }, but: string | null = null): Promise<void> {
  const ids = offeredOf(talk).flatMap(({ holdId }) => (holdId && holdId !== but ? [holdId] : []))
  await tx.slotHold.updateMany({ where: { id: { in: ids }, status: "held" }, data: { status: "released" } })
}

/** In the caller's transaction: it is over without an appointment of its own. */
export async function endTalk(tx: Tx, ctx: Ctx, talk: BookingTalk, because: TalkEnd): Promise<Fact[]> {
  const { count } = await tx.bookingTalk.updateMany({
    where: { id: talk.id, status: { in: ["starting", "asked"] } },
    data: { status: "ended", because, endedAt: ctx.now },
  })
  if (count === 0) return []
  await letGo(tx, talk)
  return [
    fact("booking.ended", talk.id, {
      patientId: talk.patientId,
      before: { status: talk.status },
      after: { status: "ended", because },
    }),
  ]
}
