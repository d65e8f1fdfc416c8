import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import type { FeedList, FeedRow } from "@/lib/calendar-feeds/schema"
import { FEED_SCOPES } from "@/lib/calendar-feeds/words"
import { t } from "@/lib/say"
import { RevokeFeed } from "./revoke-feed"

const CalendarCheck = icon("calendar-check")

const nameOf = ({ scope, of }: FeedRow): string => of ?? t(FEED_SCOPES[scope])

export function FeedListing({ list: { rows }, zone }: { list: FeedList; zone: string }) {
  if (rows.length === 0)
    return (
      <EmptyState icon={<CalendarCheck />} title={t("No calendar yet")}>
        {t("Make an address, then add it to your phone as a calendar to subscribe to. It follows by itself.")}
      </EmptyState>
    )
  return (
    <ul className="grid divide-y divide-line rounded-lg border border-line">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2.5">
          <div className="grid min-w-0 grow basis-56 gap-0.5">
            <h2 className="flex flex-wrap items-center gap-2 text-sm font-medium text-ink">
              {nameOf(row)}
              <Badge tone={row.showsNames ? "amber" : "neutral"}>
                {row.showsNames ? t("With names") : t("Initials only")}
              </Badge>
              {!row.owner.isMe && <Badge>{t("of {name}", { name: row.owner.name })}</Badge>}
            </h2>
            <p className="flex flex-wrap gap-x-1 text-xs text-ink-3">
              <span>{t("Made")}</span>
              <Time value={row.createdAt} zone={zone} as="day" />
              <span>·</span>
              {row.lastReadAt ? (
                <>
                  <span>{t("last read")}</span>
                  <Time value={row.lastReadAt} zone={zone} />
                </>
              ) : (
                <span>{t("never read yet")}</span>
              )}
            </p>
          </div>
          <RevokeFeed id={row.id} name={nameOf(row)} />
        </li>
      ))}
    </ul>
  )
}
