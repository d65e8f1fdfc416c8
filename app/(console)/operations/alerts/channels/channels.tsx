import { Card } from "@/components/ui/card"
import { listChannels } from "@/lib/alert-channels/list"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { ChannelItem } from "./channel-item"

type Props = { ctx: Ctx; mayChange: boolean; mayTest: boolean }

export async function Channels({ ctx, mayChange, mayTest }: Props) {
  const channels = await listChannels(ctx, {})
  const outside = channels.filter((one) => one.kind !== "console" && one.isOn)
  return (
    <Card
      title={t("Channels")}
      id="channels"
      flush
      count={channels.length}
      footer={
        outside.length === 0 && (
          <p className="text-sm text-amber">
            {t(
              "Only the console tells so far: whoever is not signed in hears of nothing. Add a mailbox, a chat or a pager.",
            )}
          </p>
        )
      }
    >
      <ul className="divide-y divide-line">
        {channels.map((one) => (
          <ChannelItem key={one.id} channel={one} mayChange={mayChange} mayTest={mayTest} />
        ))}
      </ul>
    </Card>
  )
}
