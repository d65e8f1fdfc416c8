import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import type { Maintenance } from "@/lib/generated/prisma/client"
import { notifyOperations } from "@/lib/operation-notices/notify"

const utc = (at: Date) => at.toISOString().slice(0, 16).replace("T", " ")

/** "2026-12-13 02:00 to 04:00 UTC" */
export function windowText({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string {
  const sameDay = utc(startsAt).slice(0, 10) === utc(endsAt).slice(0, 10)
  return `${utc(startsAt)} to ${sameDay ? utc(endsAt).slice(11) : utc(endsAt)} UTC`
}

type What = { what: string; said: string; words?: string | null }

/** Through every channel of operations; of one `what` once. */
export const tellOthers = (
  tx: Tx,
  ctx: Ctx,
  one: Maintenance,
  { what, said, words }: What,
): Promise<Fact[]> =>
  notifyOperations(tx, ctx, {
    kind: "maintenance",
    key: `maintenance:${one.id}:${what}`,
    title: `${said}: ${one.title}`,
    body: [windowText(one), words].filter(Boolean).join("\n"),
    href: "/operations/maintenance",
    severity: "info",
  })
