"use client"

import { EmptyState } from "@/components/empty-state"
import { Money } from "@/components/money"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Skeleton } from "@/components/ui/skeleton"
import { Stat, Stats } from "@/components/ui/stat"
import type { TemplateChoice } from "@/lib/campaigns/choices"
import type { CampaignPreview } from "@/lib/campaigns/schema"
import { locale, t, tn } from "@/lib/say"
import { templateLanguage } from "@/lib/templates/words"
import { filledWith } from "../../../settings/templates/[id]/filled"
import { Bubble } from "../../../settings/templates/bubble"
import { becauseText } from "../because"
import type { Fill } from "./fills"

type Props = {
  preview: CampaignPreview | null
  looking: boolean
  template: TemplateChoice | undefined
  fills: readonly Fill[]
}

/** What will happen to whom, before it does. */
export function PreviewCard({ preview, looking, template, fills }: Props) {
  return (
    <>
      {template && (
        <Card title={t("As people will read it")}>
          <div className="flex flex-wrap gap-4">
            {template.wordings.map((one) => (
              <div key={one.language} className="grid grow basis-60 content-start gap-1">
                <p className="text-xs text-ink-3">{templateLanguage(one.language)}</p>
                <Bubble
                  shown={filledWith(
                    one,
                    one.gaps.map((gap, at) => shownFill(fills[at], gap.sample)),
                  )}
                  language={one.language}
                  label={t("Preview in {language}", { language: templateLanguage(one.language) })}
                />
              </div>
            ))}
          </div>
        </Card>
      )}
      <Card title={t("What will happen")}>
        {looking ? (
          <Skeleton className="h-24 w-full rounded-md" />
        ) : preview ? (
          <Found preview={preview} />
        ) : (
          <EmptyState compact title={t("Choose what and whom, then look")}>
            {t("Here you will see who gets it, who does not and why, and twenty people by name.")}
          </EmptyState>
        )}
      </Card>
    </>
  )
}

const shownFill = (fill: Fill | undefined, sample: string | null): string | null =>
  fill?.from === "text" ? fill.text || null : sample

function Found({ preview }: { preview: CampaignPreview }) {
  const { willGet, later, blocked, unreachable, total, tierLeft, minutes, cost } = preview
  const held = blocked.reduce((sum, one) => sum + one.count, 0)
  const n = (value: number) => value.toLocaleString(locale())
  if (preview.isTooMany)
    return <Callout tone="amber">{t("That is more than 10,000 people. Narrow it first.")}</Callout>
  return (
    <div className="grid gap-4" role="status">
      <Stats label={t("What will happen")}>
        <Stat
          label={t("Get it")}
          value={n(willGet)}
          tone="green"
          note={t("of {total} meant", { total: n(total) })}
        />
        <Stat label={t("Held back")} value={n(held)} />
        <Stat label={t("No such number")} value={n(unreachable)} />
        <Stat label={t("Takes about")} value={tn(Math.max(1, minutes), "{n} minute", "{n} minutes")} />
        <Stat
          label={t("Costs about")}
          value={cost ? <Money {...cost} /> : "–"}
          note={cost ? undefined : t("No price is written down")}
        />
      </Stats>
      {later > 0 && (
        <Callout tone="blue">
          {tn(
            later,
            "{n} of them gets it later: it is night where they live, or they got something just now.",
            "{n} of them get it later: it is night where they live, or they got something just now.",
          )}
        </Callout>
      )}
      {tierLeft !== null && willGet > tierLeft && (
        <Callout tone="amber" title={t("More than the number may write to today")}>
          {tn(
            tierLeft,
            "Meta lets it begin {n} more conversation in these 24 hours. The rest goes out after that, by itself.",
            "Meta lets it begin {n} more conversations in these 24 hours. The rest goes out after that, by itself.",
          )}
        </Callout>
      )}
      {blocked.length > 0 && (
        <section aria-label={t("Held back, and why")}>
          <h3 className="mb-1 text-xs font-medium text-ink-3">{t("Held back, and why")}</h3>
          <ul className="grid gap-1 text-sm">
            {blocked.map(({ because, count }) => (
              <li key={because} className="flex gap-3">
                <b className="min-w-6 shrink-0 text-right font-medium tabular-nums text-ink">{n(count)}</b>
                <span className="text-ink-2">{becauseText(because)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Sample preview={preview} />
    </div>
  )
}

function Sample({ preview: { sample } }: { preview: CampaignPreview }) {
  if (sample.length === 0) return null
  return (
    <section aria-label={t("Some of them")}>
      <h3 className="mb-1 text-xs font-medium text-ink-3">{t("Some of them")}</h3>
      <ul className="divide-y divide-line rounded-md border border-line text-sm">
        {sample.map((one) => (
          <li key={one.patientId} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-1.5">
            <bdi className="min-w-32 font-medium text-ink">{one.person}</bdi>
            {one.because ? (
              <span className="text-ink-2">{becauseText(one.because)}</span>
            ) : (
              <>
                <Badge tone="green">{one.wording ? templateLanguage(one.wording) : t("Gets it")}</Badge>
                {one.until && (
                  <span className="text-ink-3">
                    {t("goes out")} <Time value={one.until} as="moment" />
                  </span>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
