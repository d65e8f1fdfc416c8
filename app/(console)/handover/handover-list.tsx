import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { ROLE_NAMES } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { listHandovers } from "@/lib/handover/list"
import type { HandoverRow } from "@/lib/handover/schema"
import { t, tn } from "@/lib/say"
import { HandoverStatus } from "./handover-status"

export async function HandoverList({ ctx, cursor }: { ctx: Ctx; cursor?: string }) {
  const { rows, nextCursor } = await listHandovers(ctx, { cursor })
  return (
    <Card title={t("Notes")} id="notes" flush>
      {rows.length === 0 ? (
        <EmptyState compact title={t("No handover note yet")}>
          {t(
            "At the end of a shift, write one: what is open is filled in from Today, the rest in your words.",
          )}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {(nextCursor || cursor) && (
        <div className="flex justify-end gap-2 border-t border-line px-4 py-2">
          {cursor && <ButtonLink href="/handover">{t("Newest")}</ButtonLink>}
          {nextCursor && <ButtonLink href={`/handover?cursor=${nextCursor}`}>{t("Older")}</ButtonLink>}
        </div>
      )}
    </Card>
  )
}

function Row({ row }: { row: HandoverRow }) {
  return (
    <li className="relative grid gap-1 px-4 py-3 hover:bg-hover">
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link
          href={`/handover/${row.id}`}
          className="text-sm font-medium text-ink after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {row.by.name} · {t(ROLE_NAMES[row.role])}
        </Link>
        <HandoverStatus row={row} />
        <Time value={row.signedAt ?? row.endsAt} className="ml-auto text-xs text-ink-3" />
      </span>
      <span className="text-xs text-ink-3">
        {tn(row.open, "{n} open item", "{n} open items")}
        {row.receivedBy && ` · ${t("received by {name}", { name: row.receivedBy })}`}
        {row.corrects && ` · ${t("corrects an earlier note")}`}
      </span>
    </li>
  )
}
