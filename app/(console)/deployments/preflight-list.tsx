"use client"

import { icon } from "@/components/icon"
import { Checkbox } from "@/components/ui/checkbox"
import { cn } from "@/components/ui/cn"
import type { Preflight, PreflightCheck } from "@/lib/deployments/schema"
import { type Override, overrideWord, preflightSentence } from "@/lib/deployments/words"
import { t, tn } from "@/lib/say"
import { MigrationList } from "./migration-list"

const Good = icon("circle-check")
const Chevron = icon("chevron-down")
const LOOKS = {
  pass: { Icon: icon("circle-check"), tone: "text-green" },
  warn: { Icon: icon("triangle-exclamation-point"), tone: "text-amber" },
  fail: { Icon: icon("octagon-x"), tone: "text-red" },
}
const WORDS = () => ({ pass: t("Good"), warn: t("Mind"), fail: t("In the way") })

type Props = {
  /** Which pre-flight, where several stand in one dialog. */
  label?: string
  preflight: Preflight
  overrides: readonly Override[]
  onOverrides: (overrides: Override[]) => void
  /** What is good is folded away; what is not stays in sight. */
  isBrief?: boolean
}

/** Each thing pre-flight looks at; what stands in the way and may be waved through has its own tick. */
export function PreflightList({ label, preflight, overrides, onOverrides, isBrief }: Props) {
  const toggle = (override: Override, on: boolean) =>
    onOverrides(on ? [...overrides, override] : overrides.filter((one) => one !== override))
  const row = (check: PreflightCheck) => (
    <Row key={`${check.name}.${check.code}`} check={check} overrides={overrides} onToggle={toggle} />
  )
  const good = isBrief ? preflight.checks.filter((one) => one.outcome === "pass") : []
  const shown = preflight.checks.filter((one) => !good.includes(one))
  return (
    <section aria-label={label ?? t("Pre-flight")} className="grid gap-3">
      <div className="divide-y divide-line rounded-md border border-line">
        {shown.length > 0 && <ul className="divide-y divide-line">{shown.map(row)}</ul>}
        {good.length > 0 && (
          <details className="group">
            <summary className="flex cursor-pointer items-center gap-2.5 px-3 py-2 text-sm text-ink-2 select-none">
              <Good aria-hidden="true" className="size-4 shrink-0 text-green" />
              <span className="grow">
                {shown.length === 0
                  ? t("Nothing stands in the way")
                  : tn(good.length, "{n} thing is good", "{n} things are good")}
              </span>
              <Chevron aria-hidden="true" className="size-4 shrink-0 text-ink-3 group-open:rotate-180" />
            </summary>
            <ul className="divide-y divide-line border-t border-line">{good.map(row)}</ul>
          </details>
        )}
      </div>
      <MigrationList migrations={preflight.migrations} />
    </section>
  )
}

type RowProps = {
  check: PreflightCheck
  overrides: readonly Override[]
  onToggle: (override: Override, on: boolean) => void
}

function Row({ check, overrides, onToggle }: RowProps) {
  const { Icon, tone } = LOOKS[check.outcome]
  const { override } = check
  return (
    <li className="flex gap-2.5 px-3 py-2 text-sm">
      <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", tone)} />
      <div className="min-w-0 grow">
        <p className="text-ink [overflow-wrap:anywhere]">
          <span className="sr-only">{WORDS()[check.outcome]}: </span>
          {preflightSentence(check)}
        </p>
        {check.outcome === "fail" && override && (
          <div className="mt-1">
            <Checkbox
              label={overrideWord(override)}
              checked={overrides.includes(override)}
              onChange={(event) => onToggle(override, event.currentTarget.checked)}
            />
          </div>
        )}
      </div>
    </li>
  )
}
