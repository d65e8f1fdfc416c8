import { Card } from "@/components/ui/card"
import { CopyButton } from "@/components/ui/copy-button"
import type { RunDetail, RunLine } from "@/lib/jobs/schema"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"

const LEVELS: Record<RunLine["level"], string> = {
  info: "text-ink-3",
  warn: "text-amber",
  error: "text-red",
}

/** What it said while it ran: ids and codes. All of it, with where in the code, is in the server's own log. */
export function RunLogs({ run }: { run: RunDetail }) {
  const filter = `"runId":"${run.id}"`
  return (
    <Card id="logs" title={t("Logs")} count={run.lines.length || undefined} flush>
      {run.lines.length > 0 && (
        <ol className="grid gap-1 border-b border-line px-4 py-3 font-mono text-xs">
          {run.lines.map((line) => (
            <li key={line.seq} className="flex flex-wrap gap-x-3">
              <time dateTime={line.at} title={line.at} className="w-16 text-ink-3 tabular-nums">
                {`+${duration(Math.max(0, Date.parse(line.at) - Date.parse(run.createdAt)))}`}
              </time>
              <span className={`w-10 ${LEVELS[line.level]}`}>{line.level}</span>
              <span className="text-ink">{line.op}</span>
              <span className="min-w-0 text-ink-2 [overflow-wrap:anywhere]">
                {Object.entries(line.fields)
                  .map(([name, value]) => `${name}=${value}`)
                  .join(" ")}
              </span>
            </li>
          ))}
        </ol>
      )}
      <div className="flex items-start gap-2 px-4 py-3">
        <p className="min-w-0 grow text-sm text-ink-3">
          {run.lines.length > 0
            ? t("Warnings, tries and what it said itself.")
            : t("It said nothing: no warning, no try that failed.")}{" "}
          {t("The server's own log has every line of it under")}{" "}
          <code className="font-mono text-xs text-ink-2 [overflow-wrap:anywhere]">{filter}</code>
        </p>
        <CopyButton text={filter} label={t("Copy the filter")} />
      </div>
    </Card>
  )
}
