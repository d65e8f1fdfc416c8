import { readCursor, toPage } from "@/lib/cursor"
import { query } from "@/lib/operation"
import { ListNoticesInput, type NoticePage } from "@/lib/operation-notices/schema"

const PAGE = 30

/** What was told and through what, newest first; of this clinic and of the whole installation. */
export const listNotices = query({
  name: "operationNotices.list",
  may: "alerts.read",
  input: ListNoticesInput,
  async run({ tx, input: { status, cursor } }): Promise<NoticePage> {
    const before = cursor ? readCursor(cursor) : null
    const found = await tx.operationNotice.findMany({
      where: {
        status,
        ...(before && {
          createdAt: { lte: before.at },
          OR: [{ createdAt: { lt: before.at } }, { id: { lt: before.id } }],
        }),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: PAGE + 1,
      include: { channel: { select: { title: true, kind: true, retiredAt: true } } },
    })
    const { rows, nextCursor } = toPage(found, PAGE, (one) => one.createdAt)
    return {
      rows: rows.map(({ channel, ...one }) => ({
        id: one.id,
        kind: one.kind,
        title: one.title,
        body: one.body,
        href: one.href,
        severity: one.severity,
        status: one.status,
        because: one.because,
        attempts: one.attempts,
        proof: one.proof,
        createdAt: one.createdAt.toISOString(),
        sentAt: one.sentAt?.toISOString() ?? null,
        channel: { title: channel.title, kind: channel.kind, isGone: channel.retiredAt !== null },
      })),
      nextCursor,
    }
  },
})
