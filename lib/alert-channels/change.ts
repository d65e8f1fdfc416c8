import { checkedAddress, newSecret, sealedAddress } from "@/lib/alert-channels/address"
import { ChangeChannelInput } from "@/lib/alert-channels/schema"
import { takeChannel } from "@/lib/alert-channels/take"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { seal } from "@/lib/seal"

/** Its name, what it is told, whether it is on, and where it leads. `secret`: a new one, shown this once. */
export const changeChannel = command({
  name: "alertChannels.change",
  may: "alertChannels.write",
  input: ChangeChannelInput,
  async run({ tx, input }) {
    const { id, title, atLeast } = input
    const { kind, ...standing } = await takeChannel(tx, id)
    if (input.address && kind === "console")
      fail("invalid_input", { fields: { address: "The console has no address." } })
    const secret = input.newSecret === "new" && kind === "webhook" ? newSecret() : null
    const isOn = input.state === "on"
    const address = input.address ? checkedAddress(kind, input.address) : null
    const before = { title: standing.title, atLeast: standing.atLeast, isOn: standing.isOn }
    const after = { title, atLeast, isOn }
    const value = { id, secret }
    if (!address && !secret && JSON.stringify(before) === JSON.stringify(after)) return { value, facts: [] }
    await tx.alertChannel.update({
      where: { id },
      data: {
        ...after,
        // What the old address proved says nothing of the new one.
        ...(address && { ...sealedAddress(id, kind, address), lastProvenAt: null, lastError: null }),
        ...(secret && { sealedSecret: seal(secret, id) }),
      },
    })
    const changed = { ...after, hasNewAddress: address !== null, hasNewSecret: secret !== null }
    return { value, facts: [fact("alert.channel_changed", id, { before, after: changed })] }
  },
})
