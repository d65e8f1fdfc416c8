import Link from "next/link"
import { requestCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { findSendingPause } from "@/lib/sending/find-pause"
import { clockTime, longDay, toDate } from "@/lib/time"

/** Over every page while all sending is stopped. Without script: it costs the frame nothing. */
export async function SendingBanner() {
  const ctx = await requestCtx({ touch: false })
  const paused = can(ctx.roles, "today.read") ? await findSendingPause(ctx, {}) : null
  if (!paused) return null
  const zone = ctx.clinic.timeZone
  const since = toDate(paused.since)
  return (
    <section
      aria-label={t("All sending is stopped")}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-amber-line bg-amber-soft px-4 py-1.5 text-sm md:px-6"
    >
      <p className="min-w-0 grow text-ink">
        <strong className="font-semibold">
          {t("All sending is stopped since {day}, {at}, by {who}.", {
            day: longDay(since, zone),
            at: clockTime(since, zone),
            who: paused.by,
          })}
        </strong>{" "}
        <q>{paused.reason}</q>
      </p>
      {can(ctx.roles, "sending.read") && (
        <Link href="/conversations/outgoing" className="font-medium text-ink underline">
          {t("What is kept back")}
        </Link>
      )}
    </section>
  )
}
