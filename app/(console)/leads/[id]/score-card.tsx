import { MaskedState } from "@/components/empty-state"
import { stateOf } from "@/components/states"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import type { LeadDetail, LeadScore } from "@/lib/leads/schema"
import { MEMBER_SCORER } from "@/lib/leads/words"
import { Reasons } from "../reasons"

/** What the lead is worth and how urgent it is, with everything that speaks for it. */
export function ScoreCard({ detail: { standing, ruled, view, lead } }: { detail: LeadDetail }) {
  if (!view.scores)
    return (
      <Card title="Score" id="score-card">
        <MaskedState title="Scores are hidden for your role">
          Urgency and due time are shown above.
        </MaskedState>
      </Card>
    )
  if (!standing)
    return (
      <Card title="Score" id="score-card">
        <p className="text-sm text-ink-3">Not scored yet. The first message is being read.</p>
      </Card>
    )
  const isOverride = standing.scorer === MEMBER_SCORER
  const said = ruled ?? standing
  return (
    <Card
      id="score-card"
      title={`Why ${stateOf("classification", lead.classification ?? standing.classification).word.toLowerCase()}`}
      hint={isOverride ? undefined : <ScoredBy score={standing} />}
    >
      {isOverride && (
        <p className="mb-3 text-sm text-ink-2">
          <b className="font-medium text-ink">{standing.by}</b> set {standing.score} of 5{" "}
          <Time value={standing.at} />
          {standing.reason ? <>: “{standing.reason}”</> : "."}
          {ruled && (
            <span className="block text-ink-3">
              The rules say {ruled.score},{" "}
              {stateOf("classification", ruled.classification).word.toLowerCase()}:
            </span>
          )}
        </p>
      )}
      {said.reasons.length > 0 && <Reasons reasons={said.reasons} />}
      {said.reasons.length === 0 && (
        <p className="text-sm text-ink-3">
          {said.hiddenReasons > 0
            ? `${said.hiddenReasons} reasons speak for it. They tell of the patient, so they are hidden for your role.`
            : "No reasons were kept with this score."}
        </p>
      )}
    </Card>
  )
}

function ScoredBy({ score }: { score: LeadScore }) {
  return (
    <>
      {Math.round(score.confidence * 100)} % sure · {score.scorer}
      {score.fallback && " in place of the model"} · <Time value={score.at} />
    </>
  )
}
