import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import type { StaleRunRow } from "@/lib/leads/preview-stale"
import { t } from "@/lib/say"
import { Undo } from "./stale-actions"

export function StaleRuns({ runs, mayUndo }: { runs: StaleRunRow[]; mayUndo: boolean }) {
  return (
    <Card id="runs" flush title={t("Runs so far")}>
      {runs.length === 0 && <p className="px-4 py-6 text-center text-sm text-ink-3">{t("None yet.")}</p>}
      <ul className="divide-y divide-line">
        {runs.map((run) => (
          <li
            key={run.id}
            className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 text-sm"
          >
            <span className="min-w-36 flex-1">
              <Time value={run.startedAt} as="exact" />
            </span>
            <span className="text-ink-2 tabular-nums">
              {t("looked at {looked}, changed {changed}", { looked: run.looked, changed: run.changed })}
            </span>
            {!run.endedAt && <span className="text-ink-3">{t("still running")}</span>}
            {run.undoneAt && (
              <span className="text-ink-3">{t("taken back: {n} brought back", { n: run.broughtBack })}</span>
            )}
            {!run.undoneAt && run.broughtBack > 0 && (
              <span className="text-amber">
                {t("{n} brought back so far, the rest is not", { n: run.broughtBack })}
              </span>
            )}
            {mayUndo && run.endedAt && !run.undoneAt && run.changed > 0 && (
              <Undo id={run.id} count={run.changed} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
