import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { LiveRefresh } from "@/components/live"
import { Time } from "@/components/time"
import { cn } from "@/components/ui/cn"
import { hrefWith } from "@/components/url"
import type { Ctx } from "@/lib/ctx"
import { listQuarantine } from "@/lib/inbox/quarantine"
import { t } from "@/lib/say"
import { EventsView } from "./events-view"
import type { Params } from "./search-params"
import { providerName, reasonText } from "./words"

const ShieldCheck = icon("shield-check")

/** What a person must decide on, by why it was kept aside. */
export async function QuarantineView({ ctx, params }: { ctx: Ctx; params: Params }) {
  const groups = await listQuarantine(ctx, {})
  if (groups.length === 0) {
    return (
      <>
        <LiveRefresh topics={["webhook"]} />
        <EmptyState icon={<ShieldCheck />} title={t("Nothing is kept aside")}>
          {t(
            "What was signed as it should be but cannot be read, or is for another clinic's number, waits here until a person decides.",
          )}
        </EmptyState>
      </>
    )
  }
  const isShown = (one: (typeof groups)[number]) =>
    params.reason === one.reason && params.provider === one.provider
  return (
    <>
      <LiveRefresh topics={["webhook"]} />
      <ul aria-label={t("Why it is kept aside")} className="grid gap-2 px-4 pt-4 md:px-6 xl:grid-cols-2">
        {groups.map((one) => (
          <li key={`${one.provider} ${one.reason}`}>
            <Link
              href={hrefWith(
                "/webhooks",
                "view=quarantine",
                isShown(one) ? {} : { provider: one.provider, reason: one.reason },
              )}
              aria-current={isShown(one) ? "true" : undefined}
              className={cn(
                "flex items-center gap-3 rounded-lg border px-4 py-2.5 hover:bg-hover",
                isShown(one) ? "border-accent-line bg-accent-soft" : "border-line",
              )}
            >
              <span className="min-w-8 text-lg font-semibold tabular-nums">{one.count}</span>
              <span className="min-w-0 grow">
                <span className="block text-sm">{reasonText(one.reason)}</span>
                <span className="text-xs text-ink-3">
                  {t("{provider}, oldest", { provider: providerName(one.provider) })}{" "}
                  <Time value={one.oldestAt} />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <EventsView ctx={ctx} params={params} fate="quarantined" />
    </>
  )
}
