import { EmptyState } from "@/components/empty-state"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { listRefusals } from "@/lib/access/list-refusals"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"

const PATH = "/settings/access"

/** What somebody asked for and their role did not give. */
export async function Refusals({ ctx, cursor }: { ctx: Ctx; cursor?: string }) {
  const { rows, nextCursor } = await listRefusals(ctx, { cursor })
  return (
    <Card title={t("Refused")} id="refused" flush footer={t("At most 30 an hour and person are kept.")}>
      {rows.length === 0 && (
        <EmptyState compact title={t("Nobody was refused")}>
          {t("Whoever opens what their role does not allow is listed here.")}
        </EmptyState>
      )}
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-2 text-sm">
            <span className="font-medium text-ink">{row.actorName}</span>
            <code className="min-w-0 grow font-mono text-xs break-all text-ink-2">{row.what}</code>
            <span className="text-xs text-ink-3">
              <Time value={row.createdAt} />
            </span>
          </li>
        ))}
      </ul>
      {(nextCursor || cursor) && (
        <div className="flex justify-end gap-2 border-t border-line px-4 py-2">
          {cursor && <ButtonLink href={`${PATH}#refused`}>{t("Newest")}</ButtonLink>}
          {nextCursor && <ButtonLink href={`${PATH}?refused=${nextCursor}#refused`}>{t("Older")}</ButtonLink>}
        </div>
      )}
    </Card>
  )
}
