import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { t, tn } from "@/lib/say"
import type { TemplateDetail, VersionView } from "@/lib/templates/schema"
import { templateLanguage, UNSENDABLE } from "@/lib/templates/words"
import { Bubble } from "../bubble"
import { wordDiff } from "../diff"
import { filledWith } from "./filled"
import { gapName } from "./gap-name"

type Spoken = TemplateDetail["spoken"][number]

/** The wording that goes out now as a phone shows it, and what it said before. */
export function Wordings({ spoken }: { spoken: Spoken }) {
  const current = spoken.versions.find((one) => one.isCurrent)
  const older = spoken.versions.filter((one) => one !== current)
  if (!current) return null
  return (
    <div className="grid content-start gap-6">
      <Card
        title={spoken.state === "approved" ? t("As it goes out now") : t("Its words")}
        hint={t("Version {n}", { n: current.number })}
      >
        <div className="grid gap-4 md:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
          <Bubble
            shown={filledWith(current)}
            language={spoken.language}
            label={t("Preview in {language}", { language: templateLanguage(spoken.language) })}
          />
          <Gaps version={current} />
        </div>
        {current.unsendable && (
          <Callout tone="amber" className="mt-4" title={t("It cannot be sent from here")}>
            {t(UNSENDABLE[current.unsendable])}
          </Callout>
        )}
      </Card>
      <Card title={t("Earlier wordings")} count={older.length || undefined}>
        {older.length === 0 ? (
          <p className="text-sm text-ink-3">
            {t("It has never been worded otherwise since Rounds knows it.")}
          </p>
        ) : (
          <ol className="grid gap-4">
            {older.map((version, at) => (
              <Older key={version.id} version={version} next={older[at - 1] ?? current} />
            ))}
          </ol>
        )}
      </Card>
    </div>
  )
}

function Gaps({ version }: { version: VersionView }) {
  if (version.gaps.length === 0)
    return <p className="text-sm text-ink-3">{t("It has no gaps: everybody gets the same words.")}</p>
  return (
    <dl className="grid content-start gap-2 text-sm">
      {version.gaps.map((gap) => (
        <div key={`${gap.part} ${gap.name} ${gap.button ?? ""}`} className="grid">
          <dt className="text-xs text-ink-3">{gapName(gap)}</dt>
          <dd className="text-ink">
            <bdi>{gap.sample ?? t("no sample")}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Older({ version, next }: { version: VersionView; next: VersionView }) {
  return (
    <li className="grid gap-1.5">
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <b className="font-medium text-ink">
          {t("Version {n} became {next}", { n: version.number, next: next.number })}
        </b>
        <span className="text-xs text-ink-3">
          <Time value={next.createdAt} as="day" />,{" "}
          {version.uses === 0 ? t("never sent") : tn(version.uses, "sent once", "sent {n} times")}
        </span>
      </p>
      <p
        dir="auto"
        className="rounded-md border border-line bg-sunken px-3 py-2 text-sm whitespace-pre-line text-ink-2"
      >
        {wordDiff(textOf(version), textOf(next)).map((part, at) =>
          part.kind === "same" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and never move
            <span key={at}>{part.words}</span>
          ) : part.kind === "added" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <ins key={at} className="mx-0.5 rounded-sm bg-green-soft text-green no-underline">
              {part.words}
            </ins>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <del key={at} className="mx-0.5 rounded-sm bg-red-soft text-red">
              {part.words}
            </del>
          ),
        )}
      </p>
    </li>
  )
}

const textOf = ({ header, body, footer }: VersionView) => [header, body, footer].filter(Boolean).join("\n\n")
