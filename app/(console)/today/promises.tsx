import Link from "next/link"
import type { ReactNode } from "react"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { DUTY_WORDS } from "@/lib/routing/words"
import { t, tn } from "@/lib/say"
import { duration } from "@/lib/time"
import type { Beside, Today } from "@/lib/today/schema"

const CircleCheck = icon("circle-check")

type Broken = { id: string; href: string; what: string; tone: "red" | "amber" }

/** What breaks a promise now, and what soon will; each line opens its rows. */
export function Promises({
  beside: { gaps, unreachable, machine, kinds, trust },
  today,
}: {
  beside: Beside
  today: Today
}) {
  const n = (value: number | undefined | null) => value ?? 0
  const late = today.leads?.view.work ? today.leads.counts.late : 0
  const stuck = n(today.webhooks?.quarantined) + n(today.webhooks?.dead)
  const broken: (Broken | false)[] = [
    late > 0 && {
      id: "late",
      tone: "red",
      href: "/leads?due=late&sort=dueAt",
      what: tn(late, "{n} patient waits beyond the time", "{n} patients wait beyond the time"),
    },
    n(kinds?.unsure_message) > 0 && {
      id: "unsure",
      tone: "red",
      href: "/tasks?tab=all&kind=unsure_message",
      what: tn(
        n(kinds?.unsure_message),
        "{n} message may not have been sent",
        "{n} messages may not have been sent",
      ),
    },
    n(machine?.missed) > 0 && {
      id: "missed",
      tone: "red",
      href: "/jobs/schedules",
      what: tn(
        n(machine?.missed),
        "{n} schedule missed its time in the last day",
        "{n} schedules missed their time in the last day",
      ),
    },
    n(today.software?.failedRuns) > 0 && {
      id: "dead",
      tone: "amber",
      href: "/jobs/dead-letters?what=run",
      what: tn(
        n(today.software?.failedRuns),
        "{n} failed run waits for somebody",
        "{n} failed runs wait for somebody",
      ),
    },
    stuck > 0 && {
      id: "stuck",
      tone: "amber",
      href: "/jobs/dead-letters",
      what: tn(stuck, "{n} received event waits for somebody", "{n} received events wait for somebody"),
    },
    n(today.silent?.length) > 0 && {
      id: "silent",
      tone: "amber",
      href: "/settings/integrations",
      what: tn(n(today.silent?.length), "{n} provider is silent", "{n} providers are silent"),
    },
    n(today.software?.failing.length) > 0 && {
      id: "failing",
      tone: "amber",
      href: "/jobs/causes",
      what: tn(n(today.software?.failing.length), "{n} function fails", "{n} functions fail"),
    },
    n(unreachable?.length) > 0 && {
      id: "unreachable",
      tone: "red",
      href: "/settings/team",
      what: t("Neither mail nor push reaches {names}", { names: unreachable?.join(", ") ?? "" }),
    },
    n(trust?.reviews) > 0 && {
      id: "reviews",
      tone: "amber",
      href: "/settings/access",
      what: tn(
        n(trust?.reviews),
        "{n} special access was not reviewed",
        "{n} special accesses were not reviewed",
      ),
    },
  ]
  const lines = broken.flatMap((one) => (one ? [one] : []))
  return (
    <Card
      title={t("What breaks a promise")}
      count={lines.length + n(gaps?.length) || undefined}
      id="promises"
      flush
    >
      {lines.length === 0 && n(gaps?.length) === 0 ? (
        <p className="flex items-center gap-2 px-4 py-3 text-sm text-ink-2">
          <CircleCheck aria-hidden="true" className="size-4 text-green" />
          {t("Nothing just now: nobody waits too long, and what should run has run.")}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {lines.map(({ id, href, what, tone }) => (
            <Line key={id} href={href} tone={tone}>
              {what}
            </Line>
          ))}
          {gaps?.map(({ duty, from, isNow }) => (
            <Line key={duty} href="/settings/on-call" tone={isNow ? "red" : "amber"}>
              {t(DUTY_WORDS[duty])}:{" "}
              {isNow ? (
                t("nobody now")
              ) : (
                <>
                  {t("nobody from")} <Time value={from} as="clock" />
                </>
              )}
            </Line>
          ))}
        </ul>
      )}
      {machine?.queue && (
        <p className="border-t border-line px-4 py-2.5 text-xs text-ink-3">
          <Link href="/jobs?status=queued" className="hover:text-ink hover:underline">
            {tn(machine.queue.due, "{n} job waits its turn", "{n} jobs wait their turn")}
          </Link>
          {machine.queue.oldestSeconds !== null &&
            ` · ${t("the oldest for {time}", { time: duration(machine.queue.oldestSeconds * 1_000) })}`}
        </p>
      )}
    </Card>
  )
}

function Line({ href, tone, children }: { href: string; tone: Broken["tone"]; children: ReactNode }) {
  return (
    <li className="relative flex items-center gap-3 px-4 py-2.5 text-sm hover:bg-hover">
      <Badge tone={tone}>{tone === "red" ? t("Now") : t("Soon")}</Badge>
      <Link
        href={href}
        className="min-w-0 grow text-ink after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
      >
        {children}
      </Link>
    </li>
  )
}
