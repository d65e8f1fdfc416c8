import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { listApprovals } from "@/lib/approvals/list"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { ApprovalItem } from "./approval-item"

type Props = { ctx: Ctx; cursor?: string }
const PATH = "/settings/approvals"

export async function WaitingApprovals({ ctx, cursor }: Props) {
  const { rows, nextCursor } = await listApprovals(ctx, { cursor })
  return (
    <Card
      title={t("Waiting")}
      id="waiting"
      flush
      footer={nextCursor && <Link href={`${PATH}?waiting=${nextCursor}`}>{t("Older ones that wait")}</Link>}
    >
      {rows.length === 0 ? (
        <EmptyState compact title={t("Nothing waits for a second person")}>
          {t("What needs two people, such as merging records, shows up here when somebody asks for it.")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <ApprovalItem key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Card>
  )
}

export async function SettledApprovals({ ctx, cursor }: Props) {
  const { rows, nextCursor } = await listApprovals(ctx, { state: "settled", cursor })
  return (
    <Card title={t("Settled")} id="settled" flush>
      {rows.length === 0 ? (
        <EmptyState compact title={t("Nothing was decided yet")}>
          {t("Decisions stay here, with who asked, who decided and why.")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <ApprovalItem key={row.id} row={row} />
          ))}
        </ul>
      )}
      {(nextCursor || cursor) && (
        <div className="flex justify-end gap-2 border-t border-line px-4 py-2">
          {cursor && <ButtonLink href={`${PATH}#settled`}>{t("Newest")}</ButtonLink>}
          {nextCursor && <ButtonLink href={`${PATH}?settled=${nextCursor}#settled`}>{t("Older")}</ButtonLink>}
        </div>
      )}
    </Card>
  )
}
