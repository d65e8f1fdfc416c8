import Link from "next/link"
import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { listAlertRules } from "@/lib/alerts/list-rules"
import { alertRule, runbookOf } from "@/lib/alerts/registry"
import { isOver } from "@/lib/alerts/rules"
import type { RuleRow } from "@/lib/alerts/schema"
import { inUnit, thresholdWords } from "@/lib/alerts/words"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { Severity } from "../severity"
import { Subject, todoHref } from "../subject"
import { Watched } from "../watched"
import { RuleActions } from "./rule-actions"

const Siren = icon("siren")

/** Every rule with its threshold and what was last read; what cannot be measured yet says so. */
export async function AlertRules({ ctx, mayChange }: { ctx: Ctx; mayChange: boolean }) {
  const { rules, evaluated } = await listAlertRules(ctx, {})
  return (
    <>
      <Watched evaluated={evaluated} />
      <Card title={t("Rules")} id="rules" flush count={rules.length} hint={t("The same for every clinic")}>
        <ul className="divide-y divide-line">
          {rules.map((rule) => (
            <Rule key={rule.name} rule={rule} mayChange={mayChange} />
          ))}
        </ul>
      </Card>
    </>
  )
}

function Rule({ rule, mayChange }: { rule: RuleRow; mayChange: boolean }) {
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 text-sm">
      <div className="min-w-0 grow basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className={rule.isOff ? "text-ink-3" : "font-medium text-ink"}>{t(rule.title)}</span>
          <Severity severity={rule.severity} />
          {rule.isOff && <Badge tone="amber">{t("Off")}</Badge>}
        </p>
        <p className="mt-0.5 text-xs text-ink-3">{t(rule.words)}</p>
        <p className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-xs">
          <Link href={runbookOf(rule.name)} className="font-medium text-accent hover:underline">
            {t("Runbook")}
            <span className="sr-only">: {t(rule.title)}</span>
          </Link>
          {rule.changed && (
            <span className="text-ink-3">
              {t("Changed by {name}; it ships with {threshold}", {
                name: rule.changed.by ?? t("somebody of another clinic"),
                threshold: thresholdWords({ ...rule, ...rule.ships }),
              })}
            </span>
          )}
        </p>
      </div>
      <dl className="flex gap-x-6 tabular-nums sm:text-right">
        <div className="w-32">
          <dt className="text-2xs text-ink-3">{t("Fires at")}</dt>
          <dd className={rule.isOff ? "text-ink-3 line-through" : "text-ink-2"}>{thresholdWords(rule)}</dd>
        </div>
        <div className="w-28 min-w-0">
          <dt className="text-2xs text-ink-3">{t("Now")}</dt>
          <dd>
            <Present rule={rule} />
          </dd>
        </div>
      </dl>
      {mayChange && (
        <RuleActions
          rule={{
            name: rule.name,
            title: t(rule.title),
            unit: rule.unit,
            threshold: rule.threshold,
            forMs: rule.forMs,
            severity: rule.severity,
            isBelow: rule.isBelow ?? false,
            isOff: rule.isOff ?? false,
          }}
        />
      )}
    </li>
  )
}

/** What was not seen is not called well. */
function Present({ rule }: { rule: RuleRow }) {
  const { present } = rule
  if (!rule.measured) return <Badge>{t("Not measured yet")}</Badge>
  if (present === null) return <span className="text-ink-3">{t("Nothing read")}</span>
  const over = isOver(rule, present)
  const href = todoHref(
    { name: rule.name, subject: rule.presentOf ?? "" },
    alertRule(rule.name)?.href ?? null,
  )
  return (
    <span className={over ? "font-medium text-red" : "text-ink-2"}>
      {over && <Siren aria-hidden="true" className="mr-1 inline size-3.5 align-[-0.15em]" />}
      {href ? (
        <Link
          href={href}
          className="underline decoration-line-strong underline-offset-3 hover:decoration-current"
        >
          {inUnit(rule.unit, present)}
          <span className="sr-only">: {t(rule.title)}</span>
        </Link>
      ) : (
        inUnit(rule.unit, present)
      )}
      {rule.presentOf && (
        <span className="block text-2xs [overflow-wrap:anywhere]">
          <Subject alert={{ name: rule.name, subject: rule.presentOf }} />
        </span>
      )}
    </span>
  )
}
