import { RetireChannelInput } from "@/lib/alert-channels/schema"
import { absent } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { seal } from "@/lib/seal"

/** Takes a channel away with its address and secret; what was told through it stays listed. */
export const retireChannel = command({
  name: "alertChannels.retire",
  may: "alertChannels.write",
  input: RetireChannelInput,
  async run({ ctx, tx, input: { id } }) {
    const channel = (isId(id) ? await tx.alertChannel.findUnique({ where: { id } }) : null) ?? absent()
    if (channel.kind === "console")
      fail("wrong_state", { sentence: "The console stays: it can be turned off." })
    const { count } = await tx.alertChannel.updateMany({
      where: { id, retiredAt: null },
      data: { retiredAt: ctx.now, isOn: false, sealedAddress: seal("", id), sealedSecret: null },
    })
    const before = { kind: channel.kind, title: channel.title }
    return {
      value: { id, isNew: count > 0 },
      facts: count > 0 ? [fact("alert.channel_removed", id, { before })] : [],
    }
  },
})
