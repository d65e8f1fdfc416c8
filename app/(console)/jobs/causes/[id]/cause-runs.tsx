import Link from "next/link"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import type { CauseDetail } from "@/lib/causes/schema"
import { t } from "@/lib/say"

const SETTLED: Record<string, string> = { rerun: "Run again with success", discarded: "Discarded" }

/** What failed of it, the newest first, and what became of each. */
export function CauseRuns({ cause }: { cause: CauseDetail }) {
  return (
    <Card
      id="runs"
      title={t("Runs")}
      hint={cause.count > cause.runs.length ? t("the newest {n}", { n: cause.runs.length }) : undefined}
      flush
      footer={<Link href={`/jobs?cause=${cause.id}`}>{t("All of them, among the runs")}</Link>}
    >
      <ul>
        {cause.runs.length === 0 && (
          <li className="px-4 py-3 text-sm text-ink-3">{t("None is kept any more.")}</li>
        )}
        {cause.runs.map((run) => (
          <li key={run.id} className="border-b border-line last:border-0">
            <Link
              href={`/jobs/runs/${run.id}`}
              className="flex items-center gap-3 px-4 py-2 text-sm hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="font-mono text-xs text-ink">{run.id.slice(-8)}</span>
              <span className="text-ink-3">
                {t(SETTLED[run.settledAs ?? ""] ?? (run.hasLater ? "Run again; see the newer run" : "Waits"))}
              </span>
              <span className="ml-auto text-xs text-ink-3">
                <Time value={run.finishedAt ?? run.createdAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
