"use client"

import { Segmented } from "@/components/ui/segmented"
import { Select } from "@/components/ui/select"
import type { RerunPreview } from "@/lib/reruns/schema"
import type { FromPoint } from "@/lib/reruns/words"
import { t } from "@/lib/say"

const WORDS: Record<FromPoint, string> = {
  start: "The start",
  failed_step: "The step that failed",
  step: "A step",
}

type Begin = { from: FromPoint; step?: string }

/** Where the new runs begin; what came before that, and went well, is kept. */
export function RerunBegin({
  seen,
  begin,
  onChange,
}: {
  seen: RerunPreview
  begin: Begin
  onChange: (begin: Begin) => void
}) {
  if (seen.points.length < 2 && begin.from === "start") return null
  const points = seen.points.includes(begin.from) ? seen.points : [...seen.points, begin.from]
  const choose = (from: FromPoint) =>
    onChange(from === "step" ? { from, step: begin.step ?? seen.steps[0]?.name } : { from })
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-sm font-medium">{t("Begin at")}</span>
      <Segmented
        label={t("Begin at")}
        segments={points.map((point) => ({ value: point, label: t(WORDS[point]) }))}
        value={begin.from}
        onChange={(value) => choose(value as FromPoint)}
      />
      {begin.from === "step" && (
        <Select
          size="sm"
          aria-label={t("Which step")}
          options={seen.steps.map(({ name }) => ({ value: name, label: name }))}
          value={begin.step ?? ""}
          onChange={(event) => onChange({ from: "step", step: event.currentTarget.value })}
        />
      )}
    </div>
  )
}
