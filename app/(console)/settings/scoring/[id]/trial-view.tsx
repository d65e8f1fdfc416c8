import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Progress } from "@/components/ui/score-ring"
import type { Ctx } from "@/lib/ctx"
import { shadowResult } from "@/lib/rule-sets/result"
import type { RuleSetDetail } from "@/lib/rule-sets/schema"
import { t } from "@/lib/say"
import { MovesTable } from "./moves-table"
import { TrialExamples } from "./trial-examples"

/** How far a trial is, and what it found. */
export async function TrialView({ ctx, set }: { ctx: Ctx; set: RuleSetDetail }) {
  const result = await shadowResult(ctx, { id: set.id })
  const { shadow } = set
  if (!shadow) return null
  const { people } = result
  return (
    <>
      {!shadow.endedAt && (
        <Card title={t("Trying it on the last 30 days")}>
          <Progress
            value={shadow.seen}
            max={Math.max(1, shadow.total)}
            label={t("{seen} of {total} leads", { seen: shadow.seen, total: shadow.total })}
          />
          <p className="mt-2 text-sm text-ink-2">
            {t("{seen} of {total} leads", { seen: shadow.seen, total: shadow.total })}.{" "}
            {t("No lead changes and nobody is told.")}
          </p>
        </Card>
      )}
      {shadow.endedAt && set.status === "shadow" && !shadow.isCurrent && (
        <Callout tone="amber" title={t("Other rules count since this trial")}>
          {t("Try it again before it goes live.")}
        </Callout>
      )}
      {result.later.length > 0 && (
        <Callout tone="red" title={t("Patients in pain would be seen later")}>
          {result.later
            .slice(0, 5)
            .map(({ text, was, now }) => `“${text}” (${was} → ${now})`)
            .join(" ")}
        </Callout>
      )}
      <Card title={t("What the trial found")} hint={t("{n} leads looked at", { n: result.looked })}>
        <p className="text-sm text-ink">
          {t("{fell} would be seen later, {rose} sooner, {other} would change class.", {
            fell: result.fell,
            rose: result.rose,
            other: result.otherClass,
          })}
        </p>
        {people.decided > 0 && (
          <p className="mt-1 text-sm text-ink-2">
            {t("Of {n} leads that a person judged, today's rules agree with {was}, these with {now}.", {
              n: people.decided,
              was: people.was,
              now: people.now,
            })}
          </p>
        )}
        <MovesTable moves={result.moves} />
      </Card>
      {result.examples.length > 0 && <TrialExamples examples={result.examples} />}
    </>
  )
}
