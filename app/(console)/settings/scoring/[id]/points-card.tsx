"use client"

import { Card } from "@/components/ui/card"
import { WEIGHT_NAMES } from "@/lib/rule-sets/words"
import { t } from "@/lib/say"
import { type RuleSetData, THRESHOLDS, WEIGHTS, type WeightName } from "@/lib/scoring/rule-set"

export type EditProps = {
  data: RuleSetData
  change: (part: Partial<RuleSetData>) => void
  mayWrite: boolean
}

const NAMES = Object.keys(WEIGHTS) as WeightName[]

/** How much each thing said counts, and from how many points on a lead is warm or hot. */
export function PointsCard({ data, change, mayWrite }: EditProps) {
  const { points, thresholds } = data
  const setPoints = (name: WeightName, value: number) => {
    const { [name]: _, ...others } = points
    change({ points: value === WEIGHTS[name].base ? others : { ...others, [name]: value } })
  }
  return (
    <Card title={t("Points")}>
      <p className="mb-3 text-sm text-ink-2">
        {t("Everyone begins with 2. Who needs care now is hot whatever the points say.")}
      </p>
      <ul className="grid gap-x-8 gap-y-1 sm:grid-cols-2">
        {NAMES.map((name) => (
          <Stepper
            key={name}
            label={t(WEIGHT_NAMES[name])}
            value={points[name] ?? WEIGHTS[name].base}
            bounds={WEIGHTS[name]}
            mayWrite={mayWrite}
            set={(value) => setPoints(name, value)}
          />
        ))}
        {(["warm", "hot"] as const).map((name) => (
          <Stepper
            key={name}
            label={name === "warm" ? t("Warm from") : t("Hot from")}
            value={thresholds[name]}
            bounds={THRESHOLDS[name]}
            isLimit
            mayWrite={mayWrite}
            set={(value) => change({ thresholds: { ...thresholds, [name]: value } })}
          />
        ))}
      </ul>
    </Card>
  )
}

type StepperProps = {
  label: string
  value: number
  bounds: { base: number; min: number; max: number }
  mayWrite: boolean
  /** A number of points to reach, not to add. */
  isLimit?: boolean
  set: (value: number) => void
}

const STEP =
  "grid size-6 place-items-center rounded-md border border-line text-ink-2 hover:bg-hover aria-disabled:text-ink-3"

function Stepper({ label, value, bounds: { base, min, max }, mayWrite, isLimit, set }: StepperProps) {
  const step = (by: number) => set(Math.max(min, Math.min(max, value + by)))
  const shown = value > 0 && !isLimit ? `+${value}` : `${value}`
  return (
    <li className="flex items-center gap-2 py-1 text-sm">
      <span className="min-w-0 flex-1 text-ink">{label}</span>
      {value !== base && <span className="text-xs text-ink-3">{t("usually {n}", { n: base })}</span>}
      {mayWrite && (
        <button
          type="button"
          className={STEP}
          aria-label={t("Less for {what}", { what: label })}
          aria-disabled={value <= min}
          onClick={() => step(-1)}
        >
          −
        </button>
      )}
      <output
        aria-label={label}
        className={`w-7 text-center tabular-nums ${value === base ? "text-ink-2" : "font-medium text-accent"}`}
      >
        {shown}
      </output>
      {mayWrite && (
        <button
          type="button"
          className={STEP}
          aria-label={t("More for {what}", { what: label })}
          aria-disabled={value >= max}
          onClick={() => step(1)}
        >
          +
        </button>
      )}
    </li>
  )
}
