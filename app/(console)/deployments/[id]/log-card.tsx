import { Card } from "@/components/ui/card"
import { cn } from "@/components/ui/cn"
import type { DeploymentView, LineShown } from "@/lib/deployments/schema"
import { isUnderWay } from "@/lib/deployments/words"
import { t } from "@/lib/say"

const LEVELS: Record<LineShown["level"], string> = {
  info: "text-ink-2",
  warn: "text-amber",
  error: "text-red",
}

/** What was done and heard, line by line. Turned over, so that the newest line stays in sight as lines come. */
export function LogCard({ deployment }: { deployment: DeploymentView }) {
  const { lines, hasOlderLines, status } = deployment
  return (
    <Card
      title={t("Log")}
      id="log"
      hint={isUnderWay(status) ? t("Lines come as they are written; times in UTC.") : t("Times in UTC.")}
      flush
    >
      {lines.length === 0 ? (
        <p className="px-4 py-3 text-sm text-ink-3">{t("Nothing was written yet.")}</p>
      ) : (
        <div
          role="log"
          aria-label={t("Lines of the log")}
          aria-live="off"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
          tabIndex={0}
          className="flex max-h-96 flex-col-reverse overflow-y-auto bg-sunken focus-visible:-outline-offset-2"
        >
          <ol className="grid gap-0.5 px-4 py-3 font-mono text-xs">
            {hasOlderLines && (
              <li className="text-ink-3">{t("Earlier lines are in the report once it is written.")}</li>
            )}
            {lines.map((line) => (
              <li key={line.id} className="flex flex-wrap gap-x-3 sm:flex-nowrap">
                <time dateTime={line.at} className="shrink-0 text-ink-3 tabular-nums">
                  {line.at.slice(11, 19)}
                </time>
                <span className="w-28 shrink-0 text-ink-3">{line.phase}</span>
                <span
                  className={cn(
                    "min-w-0 basis-full whitespace-pre-wrap sm:basis-auto [overflow-wrap:anywhere]",
                    LEVELS[line.level],
                  )}
                >
                  {line.level !== "info" && <span className="sr-only">{line.level}: </span>}
                  {line.text}
                </span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </Card>
  )
}
