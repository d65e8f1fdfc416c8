import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { RerunDetail, RerunItemRow } from "@/lib/reruns/schema"
import { BLOCKED, isBlocked, type Outcome } from "@/lib/reruns/words"
import { t } from "@/lib/say"
import { OutcomeBadge, outcomeWord } from "../rerun-words"

const LINK = "text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"

/** Each run and what came of it. */
export function RerunItems({ rerun, outcome }: { rerun: RerunDetail; outcome?: Outcome }) {
  const query = (cursor: string | null) =>
    new URLSearchParams({ ...(outcome && { outcome }), ...(cursor && { cursor }) }).toString()
  return (
    <Card
      id="results"
      title={outcome ? t("Runs: {outcome}", { outcome: outcomeWord(outcome).toLowerCase() }) : t("Runs")}
      actions={
        outcome && (
          <ButtonLink size="sm" variant="ghost" href={`/jobs/reruns/${rerun.id}`}>
            {t("Show all")}
          </ButtonLink>
        )
      }
      flush
      footer={
        rerun.nextCursor && (
          <Link href={`/jobs/reruns/${rerun.id}?${query(rerun.nextCursor)}`} className={LINK}>
            {t("Next {n}", { n: rerun.items.length })}
          </Link>
        )
      }
    >
      {rerun.items.length === 0 ? (
        <EmptyState compact title={t("None")} />
      ) : (
        <ul>
          {rerun.items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Item({ item }: { item: RerunItemRow }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 text-sm last:border-0">
      <OutcomeBadge outcome={item.outcome} />
      <span className="min-w-0 grow truncate">
        <Link href={`/jobs/runs/${item.runId}`} className={LINK}>
          {item.functionId ?? t("A run no longer kept")}{" "}
          <span className="font-mono text-xs text-ink-3">{item.runId.slice(-8)}</span>
        </Link>
        {item.reason && isBlocked(item.reason) && (
          <span className="ml-2 text-ink-3">{t(BLOCKED[item.reason])}</span>
        )}
      </span>
      {item.newRunId && (
        <Link href={`/jobs/runs/${item.newRunId}`} className={LINK}>
          {t("The new run")}
        </Link>
      )}
      {item.finishedAt && (
        <span className="text-xs text-ink-3">
          <Time value={item.finishedAt} />
        </span>
      )}
    </li>
  )
}
