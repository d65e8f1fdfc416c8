"use client"

import Link from "next/link"
import { usePathname, useSearchParams } from "next/navigation"
import { useTimeZone } from "@/components/clock"
import { icon } from "@/components/icon"
import { UrgencyBadge } from "@/components/status-badge"
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
import { useInbox } from "../inbox"
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
const Eye = icon("eye-off")

/** Who it is with, how it stands, and what can be done with it. */
export function ThreadHeader({ row }: { row: ConversationRow }) {
  const params = useSearchParams().toString()
  const path = usePathname()
  const zone = useTimeZone()
  const { act, mayWork } = useInbox()
  const isClosed = row.status === "closed"
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
        <span className="text-xs text-ink-3 max-md:hidden">{t("Nobody has it")}</span>
      )}
      {mayWork && (
        <span className="flex items-center max-sm:hidden">
          <IconButton label={t("Assign (a)")} icon={<UserPlus />} onClick={() => act("assign", row)} />
          <IconButton label={t("Snooze (s)")} icon={<AlarmClock />} onClick={() => act("snooze", row)} />
          {isClosed ? (
            <IconButton label={t("Open again (e)")} icon={<RotateCcw />} onClick={() => act("reopen", row)} />
          ) : (
            <IconButton label={t("Close (e)")} icon={<Check />} onClick={() => act("close", row)} />
          )}
        </span>
      )}
      <Link
        href={hrefWith(path, params, { panel: new URLSearchParams(params).has("panel") ? null : "1" })}
        scroll={false}
        aria-label={t("About {name}", { name: nameOf(row) })}
        className={buttonClass({ variant: "ghost" }, "px-2 xl:hidden")}
      >
        <Info aria-hidden="true" />
      </Link>
      <Menu
        trigger={<IconButton label={t("More to do")} icon={<Ellipsis />} className="tip-end" />}
        items={[
          ...(mayWork
            ? [
                {
                  id: "assign",
                  label: t("Assign…"),
                  icon: <UserPlus aria-hidden="true" />,
                  trail: "a",
                  onSelect: () => act("assign", row),
                },
                {
                  id: "snooze",
                  label: t("Snooze…"),
                  icon: <AlarmClock aria-hidden="true" />,
                  trail: "s",
                  onSelect: () => act("snooze", row),
                },
                isClosed
                  ? {
                      id: "reopen",
                      label: t("Open again"),
                      icon: <RotateCcw aria-hidden="true" />,
                      trail: "e",
                      onSelect: () => act("reopen", row),
                    }
                  : {
                      id: "close",
                      label: t("Close"),
                      icon: <Check aria-hidden="true" />,
                      trail: "e",
                      onSelect: () => act("close", row),
                    },
              ]
            : []),
          {
            id: "unread",
            label: t("Mark as not read"),
            icon: <Eye aria-hidden="true" />,
            trail: "u",
            onSelect: () => act("unread", row),
          },
        ]}
      />
    </header>
  )
}
