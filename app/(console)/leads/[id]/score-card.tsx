import Link from "next/link"
import { Suspense } from "react"
import { MaskedState } from "@/components/empty-state"
import { stateOf } from "@/components/states"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { rulesOverridden } from "@/lib/agreement/rules-overridden"
import type { Ctx } from "@/lib/ctx"
import type { LeadDetail, LeadScore } from "@/lib/leads/schema"
import { MEMBER_SCORER } from "@/lib/leads/words"
import { FALLBACK_TEXTS, isModelRule } from "@/lib/models/words"
import { t, tn } from "@/lib/say"
import { Reasons } from "../reasons"
import { ScoreHistory } from "./score-history"
import { ShowPrompt } from "./show-prompt"

type Props = { ctx: Ctx; detail: LeadDetail }
const word = (classification: LeadScore["classification"]) =>
  t(stateOf("classification", classification).word).toLowerCase()

/** What the lead is worth and how urgent it is, who says so, and with everything that speaks for it. */
export function ScoreCard({ ctx, detail: { standing, ruled, view, lead, history } }: Props) {
  if (!view.scores)
    return (
      <Card title={t("Score")} id="score-card">
        <MaskedState title={t("Scores are hidden for your role")}>
          {t("Urgency and due time are shown above.")}
        </MaskedState>
      </Card>
    )
  if (!standing)
    return (
      <Card title={t("Score")} id="score-card">
        <p className="text-sm text-ink-3">{t("Not scored yet. The first message is being read.")}</p>
      </Card>
    )
  const isOverride = standing.scorer === MEMBER_SCORER
  const said = ruled ?? standing
  return (
    <Card
      id="score-card"
      title={t("Why {class}", { class: word(lead.classification ?? standing.classification) })}
      hint={isOverride ? undefined : <ScoredBy score={standing} />}
    >
      {isOverride && (
        <p className="mb-3 text-sm text-ink-2">
          <b className="font-medium text-ink">{standing.by}</b>{" "}
          {t("set {score} of 5", { score: standing.score })} <Time value={standing.at} />
          {standing.reason ? <>: “{standing.reason}”</> : "."}
          {ruled && (
            <span className="block text-ink-3">
              {ruled.scorer === ruled.model ? t("The model says") : t("The rules say")} {ruled.score},{" "}
              {word(ruled.classification)}:
            </span>
          )}
        </p>
      )}
      <Decision score={said} />
      {said.reasons.length > 0 && <Spoken score={said} />}
      {said.reasons.length === 0 && (
        <p className="text-sm text-ink-3">
          {said.hiddenReasons > 0
            ? tn(
                said.hiddenReasons,
                "{n} reason speaks for it. It tells of the patient, so it is hidden for your role.",
                "{n} reasons speak for it. They tell of the patient, so they are hidden for your role.",
              )
            : t("No reasons were kept with this score.")}
        </p>
      )}
      <Suspense fallback={null}>
        <Overridden ctx={ctx} score={said} />
      </Suspense>
      <ScoreHistory lines={history} />
    </Card>
  )
}

function ScoredBy({ score }: { score: LeadScore }) {
  return (
    <>
      {t("{percent} % sure", { percent: Math.round(score.confidence * 100) })} · {score.scorer} ·{" "}
      <Time value={score.at} />
    </>
  )
}

/** Who decided, where a model is set: the model, or the rules in its place and why. */
function Decision({ score }: { score: LeadScore }) {
  const { why, beside, model, promptVersion } = score
  if (!why && !beside) return null
  return (
    <div className="mb-3 grid gap-1.5 rounded-md border border-line bg-sunken px-3 py-2 text-sm text-ink-2">
      {why && (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge tone={score.fallback ? "amber" : "neutral"}>{t(FALLBACK_TEXTS[why].chip)}</Badge>
          <span>
            {t(FALLBACK_TEXTS[why].text)} {t("The rules scored it.")}
          </span>
        </p>
      )}
      {beside && (
        <p>
          {t("The rules beside it:")}{" "}
          <b className="font-medium text-ink">
            {t("{score} of 5", { score: beside.score })}, {word(beside.classification)}
          </b>
          {beside.urgency !== "none" && <>, {t(stateOf("urgency", beside.urgency).word).toLowerCase()}</>}{" "}
          <span className="text-ink-3">({beside.scorer})</span>
        </p>
      )}
      {promptVersion && (
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
          <span>{model}</span>
          <ShowPrompt version={promptVersion} />
        </p>
      )}
    </div>
  )
}

function Spoken({ score }: { score: LeadScore }) {
  const byModel = score.reasons.filter(({ rule }) => isModelRule(rule))
  const byRules = score.reasons.filter(({ rule }) => !isModelRule(rule))
  if (byModel.length === 0) return <Reasons reasons={byRules} />
  return (
    <div className="grid gap-3">
      <Reasons reasons={byModel.map((reason) => ({ ...reason, label: t(reason.label) }))} />
      {byRules.length > 0 && (
        <div>
          <h3 className="mb-1.5 text-xs font-medium text-ink-3">{t("What the rules saw")}</h3>
          <Reasons reasons={byRules} />
        </div>
      )}
    </div>
  )
}

const WORTH_SAYING = 5

/** Rules that people often set otherwise; silent where there is too little to tell. */
async function Overridden({ ctx, score }: { ctx: Ctx; score: LeadScore }) {
  const rules = [...new Set(score.reasons.map(({ rule }) => rule))].filter((rule) => !isModelRule(rule))
  const counts = await rulesOverridden(ctx, { rules })
  const worst = rules
    .flatMap((rule) => (counts[rule] ? [{ rule, ...counts[rule] }] : []))
    .filter(({ of, otherwise }) => of >= WORTH_SAYING && otherwise > 0)
    .sort((one, other) => other.otherwise / other.of - one.otherwise / one.of)[0]
  if (!worst) return null
  const label = score.reasons.find(({ rule }) => rule === worst.rule)?.label ?? worst.rule
  return (
    <p className="mt-3 text-xs text-ink-3">
      <Link
        href={`/leads/agreement?kind=rule&key=${encodeURIComponent(worst.rule)}`}
        className="underline decoration-line-strong underline-offset-3 hover:text-ink"
      >
        {t("“{reason}”: overridden in {otherwise} of {of} decided by people in 90 days.", {
          reason: label,
          otherwise: worst.otherwise,
          of: worst.of,
        })}
      </Link>
    </p>
  )
}
