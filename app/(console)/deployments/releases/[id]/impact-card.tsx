import Link from "next/link"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { findImpact } from "@/lib/impact/find"
import { locale, t } from "@/lib/say"

/** What bears this release's commit in the clinic one works in, and how much of it went wrong. */
export async function ImpactCard({ ctx, id }: { ctx: Ctx; id: string }) {
  const { gitSha, runs, messages, webhooks, firstAt, lastAt } = await findImpact(ctx, { id })
  const mayRuns = can(ctx.roles, "runs.read") !== null
  return (
    <Card
      title={t("What it did in {clinic}", { clinic: ctx.clinic.name })}
      id="impact"
      hint={
        firstAt &&
        lastAt && (
          <>
            <Time value={firstAt} zone="UTC" as="moment" /> – <Time value={lastAt} zone="UTC" as="moment" />
          </>
        )
      }
    >
      {runs.total + messages.total + webhooks.total === 0 ? (
        <p className="text-sm text-ink-3">
          {t("Nothing here bears its commit: it ran nothing for this clinic, or is no part of Rounds.")}
        </p>
      ) : (
        <dl className="grid gap-4 sm:grid-cols-3">
          <Figure
            term={t("Runs")}
            total={runs}
            bad={runs.failed}
            words={t("failed")}
            href={mayRuns ? `/jobs?release=${gitSha}` : undefined}
            badHref={mayRuns ? `/jobs?release=${gitSha}&status=failed` : undefined}
            note={runs.open > 0 ? t("{n} wait to be run again", { n: runs.open }) : undefined}
          />
          <Figure
            term={t("Messages sent")}
            total={messages}
            bad={messages.failed}
            words={t("did not leave")}
          />
          <Figure
            term={t("Webhooks taken in")}
            total={webhooks}
            bad={webhooks.dead}
            words={t("given up")}
            badHref={can(ctx.roles, "webhooks.read") ? "/webhooks?fate=dead" : undefined}
          />
        </dl>
      )}
    </Card>
  )
}

type Given = {
  term: string
  total: { total: number; isMore: boolean }
  bad: number
  words: string
  href?: string
  badHref?: string
  note?: string
}

function Figure({ term, total, bad, words, href, badHref, note }: Given) {
  const number = `${total.total.toLocaleString(locale())}${total.isMore ? "+" : ""}`
  const failed = `${bad.toLocaleString(locale())} ${words}`
  return (
    <div>
      <dt className="text-xs text-ink-3">{term}</dt>
      <dd>
        <span className="text-xl font-semibold text-ink tabular-nums">
          {href ? (
            <Link href={href} className="hover:underline">
              {number}
            </Link>
          ) : (
            number
          )}
        </span>
        <p className={bad > 0 ? "text-sm text-red" : "text-sm text-ink-3"}>
          {bad > 0 && badHref ? (
            <Link href={badHref} className="hover:underline">
              {failed}
            </Link>
          ) : (
            failed
          )}
        </p>
        {note && <p className="text-xs text-ink-3">{note}</p>}
      </dd>
    </div>
  )
}
