import { TestChannelInput } from "@/lib/alert-channels/schema"
import { takeChannel } from "@/lib/alert-channels/take"
import { command } from "@/lib/operation"
import { notifyOperations } from "@/lib/operation-notices/notify"

/** Sends one notice through this channel, on or off; what the other side answers stands beside it. */
export const testChannel = command({
  name: "alertChannels.test",
  may: "alertRules.write",
  input: TestChannelInput,
  async run({ ctx, tx, input: { id, key } }) {
    const channel = await takeChannel(tx, id)
    const by = ctx.actor.name
    const facts = await notifyOperations(tx, ctx, {
      kind: "test",
      key: `test:${key}`,
      title: "A test: nothing is wrong",
      body: `${by} tries whether "${channel.title}" is reached. There is nothing to do.`,
      href: "/operations/alerts/channels",
      severity: "info",
      channelId: id,
    })
    const notice = await tx.operationNotice.findUniqueOrThrow({
      where: { channelId_key: { channelId: id, key: `test:${key}` } },
      select: { id: true },
    })
    return { value: { id: notice.id }, facts }
  },
})
