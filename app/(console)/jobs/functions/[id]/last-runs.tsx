import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { listRuns } from "@/lib/jobs/list"
import { t } from "@/lib/say"
import { errorText } from "../../error-text"
import { took } from "../said"

const Hourglass = icon("hourglass")
const MOST = 8

export async function LastRuns({ ctx, id }: { ctx: Ctx; id: string }) {
  const { rows } = await listRuns(ctx, { function: id })
  const shown = rows.slice(0, MOST)
  return (
    <Card
      title={t("Last runs")}
      id="last-runs"
      flush
      footer={
        shown.length > 0 && (
          <Link href={`/jobs?function=${id}`} className="text-accent hover:underline">
            {t("Show all its runs")}
          </Link>
        )
      }
    >
      {shown.length === 0 ? (
        <EmptyState compact icon={<Hourglass />} title={t("It has not run yet")}>
          {t("Its runs appear here as they begin.")}
        </EmptyState>
      ) : (
        <ul>
          {shown.map((run) => (
            <li key={run.id} className="border-b border-line last:border-b-0">
              <Link
                href={`/jobs/runs/${run.id}`}
                className="flex flex-wrap items-center gap-x-3 px-4 py-2 hover:bg-hover"
              >
                <span className="w-28">
                  <StatusBadge kind="run" value={run.status} look="plain" />
                </span>
                <span className="min-w-0 grow truncate text-xs text-ink-3 max-sm:hidden">
                  {run.error ? errorText(run.error) : run.eventName}
                </span>
                <span className="ml-auto text-xs text-ink-3 tabular-nums">{took(run.durationMs)}</span>
                <span className="w-24 text-right text-xs text-ink-3">
                  <Time value={run.createdAt} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
