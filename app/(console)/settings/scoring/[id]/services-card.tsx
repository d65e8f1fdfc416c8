"use client"

import { Card } from "@/components/ui/card"
import { Checkbox } from "@/components/ui/checkbox"
import { Input } from "@/components/ui/input"
import { SERVICE_NAMES } from "@/lib/rule-sets/words"
import { t } from "@/lib/say"
import { SERVICES, type Service, type ServiceRule } from "@/lib/scoring/rule-set"
import type { EditProps } from "./points-card"

const SHOWN = SERVICES.filter((one) => one !== "emergency" && one !== "general")

/** What the clinic offers, and by which names of its own patients ask for it. */
export function ServicesCard({ data, change, mayWrite }: EditProps) {
  const ruleOf = (service: Service): ServiceRule =>
    data.services.find((one) => one.service === service) ?? { service, words: [], off: false }
  const put = (rule: ServiceRule) => {
    const others = data.services.filter((one) => one.service !== rule.service)
    change({ services: rule.off || rule.words.length > 0 ? [...others, rule] : others })
  }
  return (
    <Card title={t("Services")}>
      <p className="mb-3 text-sm text-ink-2">{t("Asking for what you do not offer is no treatment.")}</p>
      <ul className="grid gap-2">
        {SHOWN.map((service) => {
          const rule = ruleOf(service)
          const name = t(SERVICE_NAMES[service])
          if (!mayWrite)
            return (
              <li key={service} className="flex flex-wrap items-baseline gap-x-3 text-sm">
                <span className={rule.off ? "text-ink-3 line-through" : "text-ink"}>{name}</span>
                {rule.off && <span className="text-ink-2">{t("Not offered")}</span>}
                {rule.words.length > 0 && <span className="text-ink-3">{rule.words.join(", ")}</span>}
              </li>
            )
          return (
            <li key={service} className="grid items-center gap-2 sm:grid-cols-[14rem_minmax(0,1fr)]">
              <Checkbox
                label={name}
                checked={!rule.off}
                onChange={(event) => put({ ...rule, off: !event.target.checked })}
              />
              <Input
                size="sm"
                aria-label={t("Your names for {service}", { service: name })}
                placeholder={t("Your own names for it, with commas between")}
                defaultValue={rule.words.join(", ")}
                onBlur={(event) => {
                  const words = event.target.value.split(",").map((word) => word.trim())
                  put({ ...rule, words: [...new Set(words.filter((word) => word !== ""))] })
                }}
              />
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
