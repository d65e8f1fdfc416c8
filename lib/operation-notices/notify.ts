import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { tellConsole } from "@/lib/operation-notices/console"
import { reaches, type Severity } from "@/lib/operation-notices/rules"
import type { NoticeKind } from "@/lib/operation-notices/schema"
import { emit } from "@/lib/outbox"

export type GivenNotice = {
  kind: NoticeKind
  /** `<kind>:<id>:<what>`, as `deployment:<id>:failed`: through each channel it is told once, however often it is asked for. */
  key: string
  /** English, of the product's own words, ids and numbers: it leaves the installation. */
  title: string
  body: string
  /** A path of the console. */
  href: string | null
  severity: Severity
  /** Whose it is about; absent: the whole installation's. */
  clinicId?: string
  /** Written down and told to nobody, for this reason; asked for again without one, it is told. */
  mutedBecause?: string
  /** This channel alone, whether it is on or not. */
  channelId?: string
}

/**
 * Tells whoever looks after the software, in the caller's transaction, through every channel that is on: a notice a channel,
 * sent by `send-operation-notice`. What becomes of a notice never changes what it tells of. Answers facts for the caller's.
 */
export async function notifyOperations(tx: Tx, ctx: Ctx, given: GivenNotice): Promise<Fact[]> {
  const channels = await tx.alertChannel.findMany({
    where: { retiredAt: null, ...(given.channelId ? { id: given.channelId } : { isOn: true }) },
    select: { id: true, kind: true, atLeast: true },
  })
  const reached = channels.filter((one) => given.channelId || reaches(one.atLeast, given.severity))
  if (reached.length === 0) return []
  const told = await writeNotices(tx, ctx, given, reached)
  if (told.length === 0 || given.mutedBecause) return []
  const kindOf = new Map(reached.map((one) => [one.id, one.kind]))
  const outside = told.filter((one) => kindOf.get(one.channelId) !== "console")
  await emit(
    tx,
    outside.map(({ id: noticeId }) => ({
      name: "operation_notice.queued",
      id: `operation-notice:${noticeId}`,
      data: { clinicId: ctx.clinicId, noticeId },
    })),
  )
  const inside = told.find((one) => kindOf.get(one.channelId) === "console")
  const facts = inside ? await tellConsole(tx, ctx, given, inside.id) : []
  const after = { kind: given.kind, channels: told.length }
  return [fact("alert.told", told[0]?.id ?? "", { after }), ...facts]
}

type Written = { id: string; channelId: string }

/** One statement: new ones, and those that were muted and are told now. */
async function writeNotices(
  tx: Tx,
  ctx: Ctx,
  { kind, key, title, body, href, severity, clinicId = null, mutedBecause = null }: GivenNotice,
  channels: readonly { id: string }[],
): Promise<Written[]> {
  const rows = channels.map(({ id: channelId }) => ({ id: newId(), channelId }))
  return tx.$queryRaw<Written[]>`
    insert into "OperationNotice" as notice
      (id, "channelId", key, kind, severity, title, body, href, "clinicId", status, because, "createdAt")
    select id, "channelId", ${key}, ${kind}, ${severity}, ${title}, ${body}, ${href}, ${clinicId}::uuid,
      ${mutedBecause ? "muted" : "queued"}, ${mutedBecause}, ${ctx.now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (id uuid, "channelId" uuid)
    on conflict ("channelId", key) do update set status = 'queued', because = null, body = excluded.body
      where notice.status = 'muted' and excluded.status = 'queued'
    returning id, "channelId"`
}
