import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { tellConsole } from "@/lib/operation-notices/console"
import { noticeEvent } from "@/lib/operation-notices/event"
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
  /** Another notice's key: told through those channels alone through which that was. */
  follows?: string
  /** This channel alone, whether it is on or not. */
  channelId?: string
}

/**
 * Tells whoever looks after the software, in the caller's transaction, through every channel that is on: a notice a channel,
 * sent by `send-operation-notice`. What becomes of a notice never changes what it tells of. Answers facts for the caller's.
 * The same few statements for many.
 */
export async function notifyOperations(
  tx: Tx,
  ctx: Ctx,
  given: GivenNotice | readonly GivenNotice[],
): Promise<Fact[]> {
  const notices: readonly GivenNotice[] = Array.isArray(given) ? given : [given]
  const rows = await rowsOf(tx, notices)
  if (rows.length === 0) return []
  const written = await writeNotices(tx, ctx, rows)
  const told = rows.filter((one) => !one.mutedBecause && written.has(`${one.channelId} ${one.key}`))
  if (told.length === 0) return []
  const named = told.map((one) => ({ ...one, id: written.get(`${one.channelId} ${one.key}`) ?? "" }))
  const outside = named.filter((one) => one.channelKind !== "console")
  await emit(
    tx,
    outside.map(({ id }) => noticeEvent(ctx, id)),
  )
  const inside = named.filter((one) => one.channelKind === "console")
  const facts = inside.length > 0 ? await tellConsole(tx, ctx, inside) : []
  const kinds = [...new Set(told.map((one) => one.kind))]
  return [fact("alert.told", named[0]?.id ?? "", { after: { kinds, notices: told.length } }), ...facts]
}

type Row = GivenNotice & { channelId: string; channelKind: string }

/** A row a notice and channel. */
async function rowsOf(tx: Tx, notices: readonly GivenNotice[]): Promise<Row[]> {
  if (notices.length === 0) return []
  const channels = await tx.alertChannel.findMany({
    where: { retiredAt: null },
    select: { id: true, kind: true, atLeast: true, isOn: true },
  })
  const follows = notices.flatMap((one) => one.follows ?? [])
  const before = follows.length
    ? await tx.operationNotice.findMany({
        where: {
          key: { in: follows },
          channelId: { in: channels.map((one) => one.id) },
          status: { not: "muted" },
        },
        select: { key: true, channelId: true },
      })
    : []
  return notices.flatMap((notice) =>
    channels
      .filter((one) => {
        if (notice.channelId) return one.id === notice.channelId
        if (!one.isOn || !reaches(one.atLeast, notice.severity)) return false
        return (
          !notice.follows || before.some((told) => told.channelId === one.id && told.key === notice.follows)
        )
      })
      .map((one) => ({ ...notice, channelId: one.id, channelKind: one.kind })),
  )
}

/** New ones, and those that were muted and are told now: ids by channel and key. */
async function writeNotices(tx: Tx, ctx: Ctx, rows: readonly Row[]): Promise<Map<string, string>> {
  const data = rows.map((one) => ({
    ...one,
    id: newId(),
    clinicId: one.clinicId ?? null,
    because: one.mutedBecause ?? null,
  }))
  const written = await tx.$queryRaw<{ id: string; key: string; channelId: string }[]>`
    insert into "OperationNotice" as notice
      (id, "channelId", key, kind, severity, title, body, href, "clinicId", status, because, "createdAt")
    select id, "channelId", key, kind, severity, title, body, href, "clinicId",
      case when because is null then 'queued' else 'muted' end, because, ${ctx.now}::timestamptz
    from json_to_recordset(${JSON.stringify(data)}::json) as row (id uuid, "channelId" uuid, key text, kind text,
      severity text, title text, body text, href text, "clinicId" uuid, because text)
    on conflict ("channelId", key) do update
      set status = 'queued', because = null, body = excluded.body, "createdAt" = excluded."createdAt"
      where notice.status = 'muted' and excluded.status = 'queued'
    returning id, "channelId", key`
  return new Map(written.map((one) => [`${one.channelId} ${one.key}`, one.id]))
}
