"use client"

import { icon } from "@/components/icon"
import { Checkbox } from "@/components/ui/checkbox"
import { cn } from "@/components/ui/cn"
import type { Preflight } from "@/lib/deployments/schema"
import { type Override, overrideWord, preflightSentence } from "@/lib/deployments/words"
import { t } from "@/lib/say"
import { MigrationList } from "./migration-list"

const LOOKS = {
  pass: { Icon: icon("circle-check"), tone: "text-green" },
  warn: { Icon: icon("triangle-exclamation-point"), tone: "text-amber" },
  fail: { Icon: icon("octagon-x"), tone: "text-red" },
}
const WORDS = () => ({ pass: t("Good"), warn: t("Mind"), fail: t("In the way") })

type Props = {
  preflight: Preflight
  overrides: readonly Override[]
  onOverrides: (overrides: Override[]) => void
}

/** Each thing pre-flight looks at; what stands in the way and may be waved through has its own tick. */
export function PreflightList({ preflight, overrides, onOverrides }: Props) {
  const words = WORDS()
  const toggle = (override: Override, on: boolean) =>
    onOverrides(on ? [...overrides, override] : overrides.filter((one) => one !== override))
  return (
    <section aria-label={t("Pre-flight")} className="grid gap-3">
      <ul className="divide-y divide-line rounded-md border border-line">
        {preflight.checks.map((check) => {
          const { Icon, tone } = LOOKS[check.outcome]
          const { override } = check
          return (
            <li key={`${check.name}.${check.code}`} className="flex gap-2.5 px-3 py-2 text-sm">
              <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", tone)} />
              <div className="min-w-0 grow">
                <p className="text-ink [overflow-wrap:anywhere]">
                  <span className="sr-only">{words[check.outcome]}: </span>
                  {preflightSentence(check)}
                </p>
                {check.outcome === "fail" && override && (
                  <div className="mt-1">
                    <Checkbox
                      label={overrideWord(override)}
                      checked={overrides.includes(override)}
                      onChange={(event) => toggle(override, event.currentTarget.checked)}
                    />
                  </div>
                )}
              </div>
            </li>
          )
        })}
      </ul>
      <MigrationList migrations={preflight.migrations} />
    </section>
  )
}
