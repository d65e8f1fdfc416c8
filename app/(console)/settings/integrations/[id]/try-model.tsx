"use client"

import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { askMadeUp } from "../actions"
import { outcomeText } from "../outcome-text"

const CircleCheck = icon("circle-check")
const CircleX = icon("circle-x")

type Props = { testedAt: string | null; outcome: string | null; may: boolean }

/** A question about nobody, to see that key, address and model fit. */
export function TryModel({ testedAt, outcome, may }: Props) {
  const asked = useAction(askMadeUp, { loud: true })
  const isOk = outcome?.startsWith("ok: ") ?? false
  const Icon = isOk ? CircleCheck : CircleX
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2" aria-live="polite">
      <div className="min-w-60 grow basis-0 text-sm text-ink-2">
        <p>{t("A made-up message about the price of an implant. No patient's words are sent.")}</p>
        {outcome && testedAt && (
          <p className="mt-1.5 flex items-start gap-1.5">
            <Icon
              aria-hidden="true"
              className={`mt-0.5 size-4 shrink-0 ${isOk ? "text-green" : "text-red"}`}
            />
            <span>
              <span className="sr-only">{isOk ? t("Passed:") : t("Failed:")} </span>
              {outcomeText(outcome)}{" "}
              <span className="text-ink-3">
                <Time value={testedAt} />
              </span>
            </span>
          </p>
        )}
      </div>
      {may && (
        <Button size="sm" pending={asked.pending} onClick={() => asked.send({})}>
          {t("Ask it about a made-up message")}
        </Button>
      )}
    </div>
  )
}
