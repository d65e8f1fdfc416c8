import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Progress } from "@/components/ui/score-ring"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { findModelTrial } from "@/lib/models/find-trial"
import { isRunning } from "@/lib/models/trial"
import { FALLBACK_TEXTS, isFallbackReason } from "@/lib/models/words"
import { t } from "@/lib/say"
import { MovesTable } from "./[id]/moves-table"
import { TrialExamples } from "./[id]/trial-examples"

/** What the last trial of a model found, beside what counts; nothing where none was tried. */
export async function ModelTrialFound({ ctx }: { ctx: Ctx }) {
  const found = await findModelTrial(ctx, { names: true })
  if (!found) return null
  const { trial, result } = found
  const running = isRunning(trial)
  return (
    <>
      <Card
        id="model-trial"
        title={t("Trial of a model")}
        actions={
          can(ctx.roles, "connections.read") && (
            <ButtonLink size="sm" href="/settings/integrations">
              {t("Integrations")}
            </ButtonLink>
          )
        }
      >
        <p className="flex flex-wrap items-center gap-2 text-sm text-ink">
          <code className="font-mono text-xs [overflow-wrap:anywhere]">{trial.model}</code>
          <Badge tone={running ? "blue" : "neutral"}>{running ? t("On trial") : t("Ended")}</Badge>
          <Time value={trial.endedAt ?? trial.startedAt} />
        </p>
        {running && (
          <div className="mt-2">
            <Progress
              value={trial.seen}
              max={Math.max(trial.total, 1)}
              label={t("{seen} of {total} tried", { seen: trial.seen, total: trial.total })}
            />
          </div>
        )}
        <p className="mt-2 text-sm text-ink-2">
          {t("{n} leads looked at", { n: result.looked })}.{" "}
          {t("{fell} would be seen later, {rose} sooner, {other} would change class.", {
            fell: result.fell,
            rose: result.rose,
            other: result.otherClass,
          })}
        </p>
        {isFallbackReason(trial.stoppedBy) && (
          <p className="mt-1 text-sm text-amber">
            {t("It ended early:")} {t(FALLBACK_TEXTS[trial.stoppedBy].text)}
          </p>
        )}
        {result.looked > 0 && <MovesTable moves={result.moves} />}
      </Card>
      {result.examples.length > 0 && <TrialExamples examples={result.examples} />}
    </>
  )
}
