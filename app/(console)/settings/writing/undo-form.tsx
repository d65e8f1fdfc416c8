"use client"

import { useState } from "react"
import { FormErrors } from "@/components/ui/field"
import { Segmented } from "@/components/ui/segmented"
import { useAction } from "@/components/use-action"
import { t, tn } from "@/lib/say"
import { change } from "./actions"

type Seconds = 0 | 5 | 10 | 20
const CHOICES: readonly Seconds[] = [0, 5, 10, 20]

export function UndoForm({ chosen }: { chosen: Seconds }) {
  const [seconds, setSeconds] = useState(chosen)
  const { send, failure, pending } = useAction(change, { done: t("Kept.") })
  return (
    <div className="grid gap-3" aria-busy={pending}>
      <FormErrors message={failure?.sentence} />
      <Segmented
        label={t("Time to take a message back")}
        value={String(failure ? chosen : seconds)}
        onChange={(value) => {
          const undoSeconds = CHOICES.find((one) => String(one) === value)
          if (undoSeconds === undefined) return
          setSeconds(undoSeconds)
          send({ undoSeconds })
        }}
        segments={CHOICES.map((one) => ({
          value: String(one),
          label: one === 0 ? t("None at all") : tn(one, "{n} second", "{n} seconds"),
        }))}
      />
    </div>
  )
}
