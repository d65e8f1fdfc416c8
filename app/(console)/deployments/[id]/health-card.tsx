import { icon } from "@/components/icon"
import { Card } from "@/components/ui/card"
import { cn } from "@/components/ui/cn"
import type { AttemptShown, DeploymentView } from "@/lib/deployments/schema"
import { t } from "@/lib/say"
import { clockTime, toDate } from "@/lib/time"

const Good = icon("circle-check")
const Bad = icon("circle-x")

export function HealthCard({ deployment }: { deployment: DeploymentView }) {
  const { attempts, rollbackAttempts } = deployment
  if (attempts.length === 0 && rollbackAttempts.length === 0) return null
  return (
    <Card title={t("Health attempts")} id="health" flush>
      <Attempts attempts={attempts} />
      {rollbackAttempts.length > 0 && (
        <>
          <h3 className="border-t border-line px-4 pt-3 text-xs font-medium text-ink-2">
            {t("Of what ran before")}
          </h3>
          <Attempts attempts={rollbackAttempts} />
        </>
      )}
    </Card>
  )
}

function Attempts({ attempts }: { attempts: readonly AttemptShown[] }) {
  return (
    <ol className="grid gap-1 px-4 py-3 text-sm">
      {attempts.map(({ n, of, ok, detail, at }) => {
        const Icon = ok ? Good : Bad
        return (
          <li key={n} className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
            <Icon aria-hidden="true" className={cn("size-4 shrink-0", ok ? "text-green" : "text-red")} />
            <span className="w-16 text-ink-2 tabular-nums">{t("{n} of {of}", { n, of })}</span>
            <time dateTime={at} className="text-xs text-ink-3 tabular-nums">
              {clockTime(toDate(at), "UTC")} UTC
            </time>
            <span className="min-w-0 text-xs text-ink-2 [overflow-wrap:anywhere] max-sm:basis-full max-sm:pl-7">
              <span className="sr-only">{ok ? t("Healthy") : t("Not healthy")}: </span>
              {detail}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
