"use client"

import Link from "next/link"
import { usePathname, useSearchParams } from "next/navigation"
import { useTimeZone } from "@/components/clock"
import { icon } from "@/components/icon"
import { UrgencyBadge } from "@/components/lead-badges"
import { Time } from "@/components/time"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { buttonClass } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { Menu } from "@/components/ui/menu"
import { hrefWith } from "@/components/url"
import type { ConversationRow } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import { INBOX } from "../addresses"
import { ChannelIcon, channelName } from "../channel-icon"
import { type Act, useInbox } from "../inbox"
import { People } from "../list-line"
import { nameOf } from "../name-of"
import { WaitingClock } from "../waiting-clock"

const ChevronLeft = icon("chevron-left")
const Check = icon("check")
const RotateCcw = icon("rotate-ccw")
const AlarmClock = icon("alarm-clock")
const UserPlus = icon("user-plus")
const Ellipsis = icon("ellipsis-vertical")
const Info = icon("info")
const EyeOff = icon("eye-off")

type Deed = { what: Act; label: string; key: string; icon: typeof Check }

/** What can be done with a conversation: buttons where there is room, else a menu. */
function deedsFor(mayWork: boolean, isClosed: boolean): Deed[] {
  const unread: Deed = { what: "unread", label: t("Mark as not read"), key: "u", icon: EyeOff }
  if (!mayWork) return [unread]
  return [
    { what: "assign", label: t("Assign"), key: "a", icon: UserPlus },
    { what: "snooze", label: t("Snooze"), key: "s", icon: AlarmClock },
    isClosed
      ? { what: "reopen", label: t("Open again"), key: "e", icon: RotateCcw }
      : { what: "close", label: t("Close"), key: "e", icon: Check },
    unread,
  ]
}

/** Who it is with, how it stands, and what can be done with it. */
export function ThreadHeader({ row }: { row: ConversationRow }) {
  const params = useSearchParams().toString()
  const path = usePathname()
  const zone = useTimeZone()
  const { act, mayWork } = useInbox()
  const isClosed = row.status === "closed"
  const deeds = deedsFor(mayWork, isClosed)
  return (
    <header className="flex min-h-12 items-center gap-2 border-b border-line px-3 py-2 md:px-4">
      <Link
        href={hrefWith(INBOX, params, { panel: null })}
        aria-label={t("Back to the list")}
        className={buttonClass({ variant: "ghost", size: "sm" }, "-ml-1.5 px-1.5 lg:hidden")}
      >
        <ChevronLeft aria-hidden="true" />
      </Link>
      <div className="min-w-0 grow">
        <h2 className="flex items-center gap-1.5 text-base font-semibold">
          <span className="min-w-0 truncate">
            <People row={row} />
          </span>
          {row.urgency && row.urgency !== "none" && <UrgencyBadge value={row.urgency} />}
        </h2>
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
          <span className="inline-flex items-center gap-1">
            <ChannelIcon channel={row.channel} />
            {row.address ? <bdi className="tabular-nums">{row.address}</bdi> : channelName(row.channel)}
          </span>
          {row.waitingSince && <WaitingClock since={row.waitingSince} zone={zone} />}
          {row.status === "snoozed" && row.snoozedUntil && (
            <span>
              {t("Snoozed until")} <Time value={row.snoozedUntil} />
            </span>
          )}
          {isClosed && <Badge>{t("Closed")}</Badge>}
        </p>
      </div>
      {row.owner ? (
        <Avatar name={row.owner.name} label />
      ) : (
        <span className="text-xs whitespace-nowrap text-ink-3 max-md:hidden">{t("Nobody has it")}</span>
      )}
      <span className="flex items-center max-sm:hidden">
        {deeds.map(({ what, label, key, icon: Glyph }) => (
          <IconButton
            key={what}
            label={`${label} (${key})`}
            icon={<Glyph />}
            onClick={() => act(what, row)}
          />
        ))}
      </span>
      <Link
        href={hrefWith(path, params, { panel: new URLSearchParams(params).has("panel") ? null : "1" })}
        scroll={false}
        aria-label={t("About {name}", { name: nameOf(row) })}
        className={buttonClass({ variant: "ghost" }, "px-2 xl:hidden")}
      >
        <Info aria-hidden="true" />
      </Link>
      <span className="sm:hidden">
        <Menu
          trigger={<IconButton label={t("More to do")} icon={<Ellipsis />} className="tip-end" />}
          items={deeds.map(({ what, label, icon: Glyph }) => ({
            id: what,
            label,
            icon: <Glyph aria-hidden="true" />,
            onSelect: () => act(what, row),
          }))}
        />
      </span>
    </header>
  )
}
