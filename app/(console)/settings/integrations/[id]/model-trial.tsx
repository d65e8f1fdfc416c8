import Link from "next/link"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { Progress } from "@/components/ui/score-ring"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { findModelTrial } from "@/lib/models/find-trial"
import { isRunning } from "@/lib/models/trial"
import { FALLBACK_TEXTS, isFallbackReason } from "@/lib/models/words"
import { t, tn } from "@/lib/say"
import { StopTrial, TrialButton } from "./trial-button"

/** A model on the last 30 days, beside what counts: to be looked at before it scores anything. */
export async function ModelTrialCard({ ctx, model }: { ctx: Ctx; model: string }) {
  if (!can(ctx.roles, "scoring.rules.read")) return null
  const found = await findModelTrial(ctx, {})
  const may = can(ctx.roles, "scoring.rules.write") !== null
  const running = found !== null && isRunning(found.trial)
  return (
    <Card
      id="trial"
      title={t("Trial on the last 30 days")}
      actions={may && (running ? <StopTrial /> : <TrialButton model={model} />)}
    >
      {!found && (
        <p className="text-sm text-ink-3">
          {t("No model was tried yet. A trial shows where it would decide otherwise than the rules.")}
        </p>
      )}
      {found && (
        <div className="grid gap-2 text-sm text-ink-2" aria-live="polite">
          <p>
            <code className="font-mono text-xs">{found.trial.model}</code>{" "}
            <span className="text-ink-3">
              <Time value={found.trial.startedAt} />
            </span>
          </p>
          {running && (
            <Progress
              value={found.trial.seen}
              max={Math.max(found.trial.total, 1)}
              label={t("{seen} of {total} tried", { seen: found.trial.seen, total: found.trial.total })}
            />
          )}
          <p>
            {tn(found.result.looked, "{n} enquiry scored by it", "{n} enquiries scored by it")}:{" "}
            {tn(found.result.otherClass, "{n} another class", "{n} another class")},{" "}
            {tn(found.result.rose, "{n} more urgent", "{n} more urgent")}.
          </p>
          {found.result.people.decided > 0 && (
            <p>
              {t("Of {decided} that people decided, the rules agree with {was} and the model with {now}.", {
                decided: found.result.people.decided,
                was: found.result.people.was,
                now: found.result.people.now,
              })}
            </p>
          )}
          {found.result.looked > 0 && (
            <p>
              <Link
                href="/settings/scoring#model-trial"
                className="underline decoration-line-strong underline-offset-3 hover:text-ink"
              >
                {t("See whom it would score otherwise")}
              </Link>
            </p>
          )}
          {isFallbackReason(found.trial.stoppedBy) && (
            <p className="text-amber">
              {t("It ended early:")} {t(FALLBACK_TEXTS[found.trial.stoppedBy].text)}
            </p>
          )}
        </div>
      )}
    </Card>
  )
}
