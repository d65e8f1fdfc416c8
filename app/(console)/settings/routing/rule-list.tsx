import { EmptyState } from "@/components/empty-state"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { cn } from "@/components/ui/cn"
import type { Ctx } from "@/lib/ctx"
import { listColleagues } from "@/lib/leads/colleagues"
import { listRoutingRules } from "@/lib/routing/list-rules"
import type { RuleRow } from "@/lib/routing/schema"
import { BALANCE_WORDS } from "@/lib/routing/words"
import { t, tn } from "@/lib/say"
import { RuleActions } from "./rule-actions"
import { asked, targetName } from "./said"

export async function RuleList({ ctx }: { ctx: Ctx }) {
  const [{ rules, unowned, may }, colleagues] = await Promise.all([
    listRoutingRules(ctx, {}),
    listColleagues(ctx, {}),
  ])
  const left = unowned.no_rule + unowned.nobody_here
  return (
    <Card
      title={t("Rules, in their order")}
      hint={t("figures of the last 30 days")}
      id="rules"
      flush
      footer={
        left > 0
          ? t("Left to everybody: {none} because no rule fits, {gone} because nobody of a rule was here.", {
              none: unowned.no_rule,
              gone: unowned.nobody_here,
            })
          : undefined
      }
    >
      {rules.length === 0 ? (
        <EmptyState compact title={t("No rules: every enquiry is everybody's")}>
          {may.write
            ? t("Add a rule to give enquiries to a colleague, a role, or whoever is on duty.")
            : t("An admin adds rules to give enquiries to a colleague, a role, or whoever is on duty.")}
        </EmptyState>
      ) : (
        <ol className="divide-y divide-line">
          {rules.map((rule, n) => (
            <li key={rule.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
              <span className="w-5 pt-0.5 text-right text-xs text-ink-3 tabular-nums">{n + 1}</span>
              <Said rule={rule} />
              {may.write && (
                <RuleActions
                  rule={rule}
                  colleagues={colleagues}
                  isFirst={n === 0}
                  isLast={n === rules.length - 1}
                />
              )}
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function Said({ rule }: { rule: RuleRow }) {
  const { counts, person, target } = rule
  return (
    <div className={cn("grid min-w-0 grow basis-64 gap-1", !rule.active && "bg-sunken")}>
      <p className="flex flex-wrap items-center gap-2 text-sm font-medium text-ink">
        {rule.name}
        {!rule.active && <Badge>{t("Paused")}</Badge>}
        {person && !person.here && <Badge tone="amber">{t("Not here any more")}</Badge>}
      </p>
      <p className="text-sm text-ink-2">
        {asked(rule.conditions)} → {targetName(rule)}
      </p>
      <p className="text-xs text-ink-3">
        {target.kind !== "member" && `${t(BALANCE_WORDS[rule.balance])} · `}
        {rule.pressing === "suggest"
          ? t("hot and urgent ones are suggested")
          : t("hot and urgent ones are assigned")}
      </p>
      <p className="text-xs text-ink-3 tabular-nums">
        {tn(counts.assigned, "{n} assigned", "{n} assigned")} ·{" "}
        {tn(counts.suggested, "{n} suggested", "{n} suggested")}
        {counts.suggested > 0 && ` · ${t("{n} of them taken by the one suggested", { n: counts.taken })}`}
      </p>
    </div>
  )
}
