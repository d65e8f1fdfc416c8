import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { listAlertRules } from "@/lib/alerts/list-rules"
import { isOver } from "@/lib/alerts/rules"
import type { RuleRow, AlertRules as Rules } from "@/lib/alerts/schema"
import { inUnit, thresholdWords } from "@/lib/alerts/words"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { Subject } from "./subject"

/** Every rule with its threshold and what was last read; what cannot be measured yet says so. */
export async function AlertRules({ ctx }: { ctx: Ctx }) {
  const { rules, evaluated } = await listAlertRules(ctx, {})
  return (
    <div className="grid gap-3">
      <Evaluated evaluated={evaluated} />
      <Card title={t("Rules")} id="rules" flush count={rules.length}>
        <ul className="divide-y divide-line">
          {rules.map((rule) => (
            <Rule key={rule.name} rule={rule} />
          ))}
        </ul>
      </Card>
    </div>
  )
}

function Evaluated({ evaluated }: Pick<Rules, "evaluated">) {
  if (!evaluated)
    return (
      <Callout title={t("Not held against the figures yet")}>
        {t("The first time is within a minute of the start.")}
      </Callout>
    )
  if (evaluated.isQuiet)
    return (
      <Callout tone="red" title={t("Nobody watches")}>
        {t("The figures were last held against these rules")} <Time value={evaluated.at} />.{" "}
        {t("It should be every minute: neither the engine nor the server does it.")}
      </Callout>
    )
  if (evaluated.by === "witness")
    return (
      <Callout tone="amber" title={t("The server watches in the engine's place")}>
        {t("The engine's own evaluation has gone quiet; see whether a worker is alive. Last evaluated")}{" "}
        <Time value={evaluated.at} />.
      </Callout>
    )
  return (
    <p className="text-xs text-ink-3">
      {t("Held against the figures every minute, last")} <Time value={evaluated.at} />.
    </p>
  )
}

function Rule({ rule }: { rule: RuleRow }) {
  const { present } = rule
  const over = present !== null && isOver(rule, present)
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 px-4 py-2.5 text-sm">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <span className="text-ink">{t(rule.title)}</span>
          <code className="font-mono text-2xs text-ink-3">{rule.name}</code>
        </p>
        <p className="text-xs text-ink-3">{t(rule.words)}</p>
      </div>
      <dl className="flex gap-x-6 text-right tabular-nums">
        <div className="w-32">
          <dt className="text-2xs text-ink-3">{t("Fires at")}</dt>
          <dd className="text-ink-2">{thresholdWords(rule)}</dd>
        </div>
        <div className="w-32 min-w-0">
          <dt className="text-2xs text-ink-3">{t("Now")}</dt>
          <dd className={over ? "font-medium text-red" : "text-ink-2"}>
            {rule.measured ? (
              <>
                {present === null ? "–" : inUnit(rule.unit, present)}
                {rule.presentOf && (
                  <span className="block truncate text-2xs">
                    <Subject alert={{ name: rule.name, subject: rule.presentOf }} />
                  </span>
                )}
              </>
            ) : (
              <Badge>{t("Not measured yet")}</Badge>
            )}
          </dd>
        </div>
      </dl>
    </li>
  )
}
