import Link from "next/link"
import { Time } from "@/components/time"
import type { NoticeRow } from "@/lib/operation-notices/schema"
import { t, tn } from "@/lib/say"
import { channelKindWords } from "../channel-words"
import { becauseWords, NoticeStatus } from "../notice-words"
import { ResendButton } from "./resend-button"

export function NoticeItem({ notice, mayResend }: { notice: NoticeRow; mayResend: boolean }) {
  const { id, title, body, href, status, because, attempts, proof, createdAt, channel } = notice
  const isLost = status === "failed" || status === "unsure"
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 text-sm">
      <div className="min-w-0 grow basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <NoticeStatus status={status} />
          {href ? (
            <Link href={href} className="font-medium text-ink [overflow-wrap:anywhere] hover:underline">
              {title}
            </Link>
          ) : (
            <span className="font-medium text-ink [overflow-wrap:anywhere]">{title}</span>
          )}
        </p>
        <p className="mt-1 line-clamp-2 text-xs whitespace-pre-line text-ink-3 [overflow-wrap:anywhere]">
          {body}
        </p>
        <p className="mt-1 text-xs text-ink-3 [overflow-wrap:anywhere]">
          {channel.kind === "console"
            ? t("The console")
            : `${channel.title} · ${channelKindWords(channel.kind)}`}
          {channel.isGone && ` · ${t("removed")}`}
          {proof && <span className="text-ink-2"> · {proof}</span>}
          {attempts > 1 && ` · ${tn(attempts, "{n} try", "{n} tries")}`}
        </p>
        {because && (
          <p className={isLost ? "mt-1 text-xs text-red" : "mt-1 text-xs text-ink-3"}>
            {becauseWords(because)}
          </p>
        )}
      </div>
      <div className="flex items-center gap-3 text-xs text-ink-3">
        <Time value={createdAt} />
        {mayResend && isLost && !channel.isGone && channel.kind !== "console" && (
          <ResendButton id={id} title={title} />
        )}
      </div>
    </li>
  )
}
