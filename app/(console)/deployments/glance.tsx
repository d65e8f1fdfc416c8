import Link from "next/link"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { cn } from "@/components/ui/cn"
import { TONE_TEXT } from "@/components/ui/tone"
import { type DeploymentKind, type DeploymentStatus, kindWord, statusWord } from "@/lib/deployments/words"
import { t } from "@/lib/say"
import type { Standing } from "@/lib/software/standing"
import { STANDING_LOOKS, STANDINGS, StandingMark, standingWord } from "./standing-mark"
import { needingEyes, type Placed } from "./standings"

const CircleCheck = icon("circle-check")

type Props = { places: readonly Placed[]; now: Date; only: Standing | undefined }

/** The night's first look: how many places stand how, what goes on, and what is to be done. */
export function Glance({ places, now, only }: Props) {
  const eyes = needingEyes(places, now)
  return (
    <Card title={t("At a glance")} id="glance" actions={<Counts places={places} only={only} />} flush>
      {eyes.length === 0 ? (
        <p className="flex items-center gap-2 px-4 py-3 text-sm text-ink-2">
          <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-green" />
          {t("Nothing is under way, and nothing waits for anybody.")}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {eyes.map((one) => (
            <Eye key={one.place.id} {...one} />
          ))}
        </ul>
      )}
    </Card>
  )
}

/** Each number opens the places behind it. */
function Counts({ places, only }: Omit<Props, "now">) {
  return (
    <nav aria-label={t("How places stand")} className="flex flex-wrap justify-end gap-1">
      {STANDINGS.map((standing) => {
        const n = places.filter((one) => one.standing === standing).length
        if (n === 0) return null
        const { Icon, tone } = STANDING_LOOKS[standing]
        const isOnly = only === standing
        return (
          <Link
            key={standing}
            href={isOnly ? "/deployments" : `/deployments?standing=${standing}`}
            aria-current={isOnly ? "true" : undefined}
            className={cn(
              "flex items-center gap-1.5 rounded-md border px-2 py-1 text-xs text-ink-2 hover:bg-hover",
              isOnly ? "border-accent-line bg-accent-soft" : "border-transparent",
            )}
          >
            <Icon aria-hidden="true" className={cn("size-3.5", TONE_TEXT[tone])} />
            <span className="font-semibold text-ink tabular-nums">{n}</span>
            <span>{standingWord(standing)}</span>
          </Link>
        )
      })}
    </nav>
  )
}

function Eye({ service, environment, place, standing }: Placed) {
  const { latest } = place
  return (
    <li className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm hover:bg-hover">
      <span className="shrink-0 sm:w-40">
        <StandingMark standing={standing} />
      </span>
      <Link
        href={latest ? `/deployments/${latest.id}` : `/deployments/services/${service.id}`}
        className="font-medium text-ink after:absolute after:inset-0"
      >
        {service.title} → {environment.title}
      </Link>
      <p className="min-w-0 grow basis-60 text-ink-2 [overflow-wrap:anywhere]">
        <Sentence place={place} standing={standing} />
      </p>
    </li>
  )
}

/** What goes on there, or what to do. */
function Sentence({ place, standing }: Pick<Placed, "place" | "standing">) {
  const { latest, stoppedAt, stopReason } = place
  if (standing === "under_way" && latest)
    return (
      <>
        {kindWord(latest.kind as DeploymentKind)}, {t("asked for")}{" "}
        <Time value={latest.createdAt} zone="UTC" />
      </>
    )
  if (standing === "lost")
    return t("Nobody knows what runs there now. Look at the host, then deploy or roll back again.")
  if (standing === "stopped" && stoppedAt)
    return (
      <>
        {t("Stopped")} <Time value={stoppedAt} zone="UTC" />
        {stopReason && <>: {stopReason}</>} · {t("Nothing is put there until somebody resumes it.")}
      </>
    )
  if (!latest) return null
  const status = latest.status as DeploymentStatus
  return (
    <>
      {statusWord(status)} <Time value={latest.finishedAt ?? latest.createdAt} zone="UTC" />.{" "}
      {status === "rolled_back"
        ? t("What ran before runs again. Its log says what to mend.")
        : t("Nothing was touched. Its log says what stood in the way.")}
    </>
  )
}
