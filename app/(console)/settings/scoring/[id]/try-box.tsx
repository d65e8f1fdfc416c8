"use client"

import { useEffect, useState } from "react"
import { ClassificationBadge, UrgencyBadge } from "@/components/lead-badges"
import { Card } from "@/components/ui/card"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import type { PreviewedScore } from "@/lib/rule-sets/preview"
import { language, t } from "@/lib/say"
import type { RuleSetData } from "@/lib/scoring/rule-set"
import { MarkedText } from "../../../leads/marked-text"
import { preview } from "../actions"

type Shown = { text: string; now: PreviewedScore; was: PreviewedScore }
const WAIT_MS = 350

/** Any text, as these rules would score it, beside what counts now. */
export function TryBox({ data }: { data: RuleSetData }) {
  const [text, setText] = useState("")
  const [shown, setShown] = useState<Shown | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const asked = JSON.stringify(data)
  useEffect(() => {
    if (text.trim() === "") {
      setShown(null)
      return
    }
    let isLate = false
    const timer = setTimeout(async () => {
      const answer = await preview({ data: JSON.parse(asked), text }).catch(() => null)
      if (isLate) return
      setProblem(
        answer?.ok ? null : (Object.values(answer?.fields ?? {})[0] ?? t("It could not be tried just now.")),
      )
      if (answer?.ok) setShown({ text, ...answer.value })
    }, WAIT_MS)
    return () => {
      isLate = true
      clearTimeout(timer)
    }
  }, [text, asked])
  return (
    <Card title={t("Try a message")}>
      <Field
        name="text"
        label={t("What a patient might write")}
        required
        {...(problem && { error: problem })}
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={4}
            value={text}
            maxLength={4096}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div aria-live="polite" className="mt-3">
        {shown && <Outcome {...shown} />}
      </div>
    </Card>
  )
}

function Outcome({ text, now, was }: Shown) {
  const isSame = now.classification === was.classification && now.urgency === was.urgency
  const speaks = language()
  const quotes = now.reasons
    .filter(({ start, end }) => end > start)
    .map(({ start, end, say }) => ({ start, end, label: say[speaks] }))
    .sort((one, other) => one.start - other.start)
  return (
    <div className="grid gap-2 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <ClassificationBadge value={now.classification} />
        <UrgencyBadge value={now.urgency} />
        <span className="text-ink-2">{t("{n} of 5", { n: now.score })}</span>
      </p>
      {!isSame && (
        <p className="flex flex-wrap items-center gap-2 text-xs text-ink-3">
          {t("Now:")} <ClassificationBadge value={was.classification} /> <UrgencyBadge value={was.urgency} />
        </p>
      )}
      <p className="rounded-md bg-sunken p-2">
        <MarkedText body={text} quotes={quotes} />
      </p>
      <ul className="grid gap-1 text-xs text-ink-2">
        {now.reasons.map(({ rule, points, say, start }) => (
          <li key={`${rule} ${start}`} className="flex gap-2">
            <span className="w-6 text-right tabular-nums">
              {points ? (points > 0 ? `+${points}` : points) : "·"}
            </span>
            {say[speaks]}
          </li>
        ))}
      </ul>
    </div>
  )
}
