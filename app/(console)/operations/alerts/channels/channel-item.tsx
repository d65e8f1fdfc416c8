import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import type { ChannelRow } from "@/lib/alert-channels/schema"
import { t } from "@/lib/say"
import { channelKindWords } from "../channel-words"
import { becauseWords, NoticeStatus } from "../notice-words"
import { ChannelActions } from "./channel-actions"

const ICONS = {
  console: icon("monitor"),
  email: icon("mail"),
  slack: icon("message-circle"),
  discord: icon("message-circle"),
  webhook: icon("webhook"),
}

type Props = { channel: ChannelRow; mayChange: boolean; mayTest: boolean }

/** Where it leads, what it is told, and whether the last thing told arrived. */
export function ChannelItem({ channel, mayChange, mayTest }: Props) {
  const { kind, title, hint, isOn, atLeast, last, lastError } = channel
  const Icon = ICONS[kind as keyof typeof ICONS] ?? ICONS.webhook
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 text-sm">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-3" />
      <div className="min-w-0 grow basis-60">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium text-ink">{kind === "console" ? t("The console") : title}</span>
          <span className="text-ink-3">{channelKindWords(kind)}</span>
          {!isOn && <Badge tone="amber">{t("Off")}</Badge>}
          {atLeast === "critical" && <Badge>{t("Only what is critical")}</Badge>}
        </p>
        <p className="mt-0.5 text-xs text-ink-3">
          {kind === "console" ? (
            t("Every admin and operator, in the bell and by the ways each of them chose.")
          ) : (
            <code className="font-mono text-2xs [overflow-wrap:anywhere]">{hint}</code>
          )}
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-3">
          {last ? (
            <>
              <NoticeStatus status={last.status} />
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {last.title}
                {last.proof && ` · ${last.proof}`}
              </span>
              <Time value={last.at} />
            </>
          ) : (
            t("Nothing was told through it yet: send a test to know that it arrives.")
          )}
        </p>
        {lastError && last?.status !== "sent" && (
          <p className="mt-1 text-xs text-red">{becauseWords(lastError)}</p>
        )}
        {kind !== "console" && channel.lastProvenAt && (
          <p className="mt-1 text-xs text-ink-3">
            {t("Last proven")} <Time value={channel.lastProvenAt} />
          </p>
        )}
      </div>
      {(mayChange || mayTest) && <ChannelActions channel={channel} mayChange={mayChange} />}
    </li>
  )
}
