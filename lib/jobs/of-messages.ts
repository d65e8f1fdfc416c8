import { type Ctx, grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { reachSql } from "@/lib/jobs/reach"

type Said = { id: string; direction: string; webhookEventId: string | null }

/**
 * The run behind each message, for who may read runs: the one that read it or sent it, else the one it began. One
 * statement, whatever their number.
 */
export async function runsOfMessages(
  tx: Tx,
  ctx: Ctx,
  messages: readonly Said[],
): Promise<Map<string, string>> {
  const grant = grantOf(ctx, "runs.read")
  if (!grant || messages.length === 0) return new Map()
  const reach = reachSql(ctx, grant)
  const events = messages.flatMap((one) => [
    ...(one.webhookEventId ? [one.webhookEventId] : []),
    `message.received:${one.id}`,
  ])
  const found = await tx.$queryRaw<{ id: string; eventId: string | null; key: string | null }[]>`
    (select id, "eventId", null as key from "Run" where "eventId" = any (${events}::text[]) and ${reach}
      order by "createdAt" desc, id desc)
    union all
    select "Run".id, null, effect.key from "Effect" effect join "Run" on "Run".id = effect."runId"
    where effect.key = any (${messages.map((one) => `message:${one.id}`)}::text[]) and ${reach}`
  const byEvent = new Map(found.map((run) => [run.eventId, run.id]))
  const byKey = new Map(found.map((run) => [run.key, run.id]))
  return new Map(
    messages.flatMap((one) => {
      const run =
        byKey.get(`message:${one.id}`) ??
        byEvent.get(one.webhookEventId ?? "") ??
        byEvent.get(`message.received:${one.id}`)
      return run ? [[one.id, run] as const] : []
    }),
  )
}
