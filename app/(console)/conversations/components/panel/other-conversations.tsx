import Link from "next/link"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { listOtherConversations } from "@/lib/conversations/others"
import type { Channel } from "@/lib/conversations/schema"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { ChannelIcon, channelName } from "../channel-icon"

/** The same people by other ways: SMS, another number. Nothing where there are none. */
export async function OtherConversations({ ctx, id }: { ctx: Ctx; id: string }) {
  const { rows } = await listOtherConversations(ctx, { id })
  if (rows.length === 0) return null
  return (
    <Card title={t("Other conversations")} id="other-conversations">
      <ul className="grid gap-2">
        {rows.slice(0, 5).map((row) => (
          <li key={row.id} className="flex items-center gap-2 text-sm">
            <ChannelIcon channel={row.channel as Channel} />
            <Link
              href={`/conversations/${row.id}`}
              prefetch={false}
              className="min-w-0 grow truncate text-ink hover:text-accent hover:underline"
            >
              <bdi>{row.address ?? channelName(row.channel as Channel)}</bdi>
            </Link>
            {row.lastMessageAt && (
              <span className="text-xs text-ink-3">
                <Time value={row.lastMessageAt} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
