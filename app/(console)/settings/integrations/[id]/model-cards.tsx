import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { Progress } from "@/components/ui/score-ring"
import type { ConnectionView } from "@/lib/connections/words"
import type { Ctx } from "@/lib/ctx"
import { findModel } from "@/lib/models/find-model"
import { FALLBACK_TEXTS, isFallbackReason } from "@/lib/models/words"
import { locale, t, tn } from "@/lib/say"
import { ChangeModel } from "./change-model"
import { ModelTrialCard } from "./model-trial"
import { TryModel } from "./try-model"

type Props = { ctx: Ctx; connection: ConnectionView; may: boolean }

/** Which model scores, what it has cost this month, how it stands, and what it is asked. */
export async function ModelCards({ ctx, connection, may }: Props) {
  const view = await findModel(ctx, {})
  const { setting, currency, spent, calls, failures, pausedUntil, lastReason, prompt } = view
  const money = (amount: number, digits = 2) =>
    new Intl.NumberFormat(locale(), { style: "currency", currency, maximumFractionDigits: digits }).format(
      amount,
    )
  const isCapped = spent >= setting.monthlyCap
  return (
    <>
      {!setting.enabled && (
        <Callout tone="amber" title={t("Scoring by the model is off")}>
          {t("Enquiries are scored by the rules. The key stays as it is.")}
        </Callout>
      )}
      {isCapped && (
        <Callout tone="amber" title={t("This month's cap is reached")}>
          {t("The rules score until the month ends or the cap is raised.")}
        </Callout>
      )}
      {pausedUntil && (
        <Callout tone="orange" title={t("The model is left alone for a while")}>
          {isFallbackReason(lastReason) && `${t(FALLBACK_TEXTS[lastReason].text)} `}
          {t("The rules score meanwhile. It is asked again:")} <Time value={pausedUntil} />.
        </Callout>
      )}
      <Card id="model" title={t("Model")} actions={may && <ChangeModel view={view} />}>
        <DefinitionList>
          <Definition term={t("Name")}>
            <code className="font-mono text-xs [overflow-wrap:anywhere]">{setting.model}</code>
          </Definition>
          <Definition term={t("Price of a million tokens")}>
            {t("{in} in, {out} out", { in: money(setting.priceIn, 4), out: money(setting.priceOut, 4) })}
          </Definition>
          <Definition term={t("Waits for an answer")}>
            {tn(setting.timeoutSeconds, "{n} second", "{n} seconds")}
          </Definition>
          <Definition term={t("Spent this month")}>
            <span className="tabular-nums">
              {t("{spent} of {cap}", { spent: money(spent, 4), cap: money(setting.monthlyCap) })}
            </span>
            <span className="mt-1.5 mb-1 block">
              <Progress
                value={Math.min(spent, setting.monthlyCap)}
                max={Math.max(setting.monthlyCap, 0.000001)}
                label={t("Spent of this month's cap")}
              />
            </span>
            <span className="text-xs text-ink-3">
              {tn(calls, "{n} question", "{n} questions")}
              {failures > 0 && `, ${tn(failures, "{n} failed", "{n} failed")}`}
            </span>
          </Definition>
        </DefinitionList>
      </Card>
      <Card id="tests" title={t("Test")}>
        <TryModel testedAt={connection.testedAt} outcome={connection.testOutcome} may={may} />
      </Card>
      <ModelTrialCard ctx={ctx} model={setting.model} />
      <Card id="sent" title={t("What is sent")}>
        <p className="text-sm text-ink-2">
          {t(
            "Only what a patient wrote who has agreed to automatic assistants; without names, numbers, mail and street addresses, as far as they are known. Where no answer comes, the rules score at once and the enquiry says so. A model may raise the rules' urgency and never lower it.",
          )}
        </p>
        <details className="mt-3 text-sm">
          <summary className="cursor-pointer text-ink-2 hover:text-ink">
            {t("The question it is asked")}{" "}
            <code className="font-mono text-xs text-ink-3">{prompt.version}</code>
          </summary>
          <pre className="mt-2 max-h-96 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs whitespace-pre-wrap">
            {prompt.text}
          </pre>
        </details>
      </Card>
    </>
  )
}
