import type { ReactNode } from "react"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { FunctionConfig, FunctionEffect } from "@/inngest/entry"
import type { FunctionDetail } from "@/lib/jobs/function-schema"
import { t } from "@/lib/say"

const EFFECTS: Record<FunctionEffect["kind"], string> = {
  message: "Message to a patient",
  crm_write: "Change in the CRM",
  notification: "Mail or push to a colleague",
}

/** What it is for, how it is set up, and what it does outside our own tables. */
export function About({ one: { entry } }: { one: FunctionDetail }) {
  return (
    <aside className="grid gap-4" aria-label={t("About this function")}>
      <Card title={t("What it does")} id="what-it-does">
        <p className="text-sm text-ink-2">{t(entry.description)}</p>
        {entry.doc && <p className="mt-2 text-sm text-ink-2">{t(entry.doc)}</p>}
        {entry.aliases.length > 0 && (
          <p className="mt-2 text-xs text-ink-3">
            {t("Also known as {names}: search and filters find it by these names too.", {
              names: entry.aliases.join(", "),
            })}
          </p>
        )}
      </Card>
      <Card title={t("Settings")} id="settings">
        <DefinitionList>
          <Definition term={t("Tries")}>
            {entry.attempts === 1
              ? t("One: it is not tried again")
              : t("Up to {n}, the first one included", { n: entry.attempts })}
          </Definition>
          {configured(entry.config).map(([term, words]) => (
            <Definition key={term} term={t(term)}>
              {words}
            </Definition>
          ))}
        </DefinitionList>
        <p className="mt-3 text-xs text-ink-3">
          {t("Settings are part of a release; they are not changed here.")}
        </p>
      </Card>
      <Card title={t("Effects")} id="effects">
        {entry.effects?.length ? (
          <ul className="grid gap-2.5">
            {entry.effects.map((effect) => (
              <li key={`${effect.step} ${effect.kind}`} className="text-sm">
                <p className="text-ink">{t(effect.words)}</p>
                <p className="text-xs text-ink-3">
                  {t(EFFECTS[effect.kind])}, {t("in step")} <code className="font-mono">{effect.step}</code>
                </p>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-sm text-ink-2">
            {t("None outside Rounds: it can be run again without anybody noticing.")}
          </p>
        )}
      </Card>
    </aside>
  )
}

function configured(config: FunctionConfig = {}): [string, ReactNode][] {
  const { concurrency, rateLimit, debounce, singleton, priority, timeouts, cancelOn } = config
  const per = (key?: string) => (key ? `, ${t("for each {key}", { key })}` : "")
  const lines: [string, ReactNode][] = [
    ["At a time", concurrency ? `${concurrency.limit}${per(concurrency.key)}` : t("No limit of its own")],
  ]
  if (rateLimit)
    lines.push([
      "Rate",
      `${t("{n} in {span}", { n: rateLimit.limit, span: String(rateLimit.period) })}${per(rateLimit.key)}; ${t("more are dropped")}`,
    ])
  if (debounce)
    lines.push(["Waits for quiet", `${debounce.period}${per(debounce.key)}; ${t("the last event counts")}`])
  if (singleton)
    lines.push([
      "One at a time",
      `${singleton.mode === "skip" ? t("a second is not begun") : t("a second ends the first")}${per(singleton.key)}`,
    ])
  if (priority) lines.push(["Goes ahead", priority])
  if (timeouts?.start) lines.push(["Must begin in", timeouts.start])
  lines.push(["Must end in", timeouts?.finish ?? t("No limit of its own")])
  if (cancelOn?.length) lines.push(["Cancelled by", cancelOn.map((one) => one.event).join(", ")])
  return lines
}
