import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { listApprovals } from "@/lib/approvals/list"
import type { Ctx } from "@/lib/ctx"
import { ApprovalItem } from "./approval-item"

type Props = { ctx: Ctx; cursor?: string }
const PATH = "/settings/approvals"

export async function WaitingApprovals({ ctx, cursor }: Props) {
  const { rows, nextCursor } = await listApprovals(ctx, { cursor })
  return (
    <Card
      title="Waiting"
      id="waiting"
      flush
      footer={nextCursor && <Link href={`${PATH}?waiting=${nextCursor}`}>Older ones that wait</Link>}
    >
      {rows.length === 0 ? (
        <EmptyState compact title="Nothing waits for a second person">
          What needs two people, such as merging records, shows up here when somebody asks for it.
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
    <Card title="Settled" id="settled" flush>
      {rows.length === 0 ? (
        <EmptyState compact title="Nothing was decided yet">
          Decisions stay here, with who asked, who decided and why.
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
          {cursor && <ButtonLink href={`${PATH}#settled`}>Newest</ButtonLink>}
          {nextCursor && <ButtonLink href={`${PATH}?settled=${nextCursor}#settled`}>Older</ButtonLink>}
        </div>
      )}
    </Card>
  )
}
