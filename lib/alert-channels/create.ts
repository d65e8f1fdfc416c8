import { checkedAddress, newSecret, sealedAddress } from "@/lib/alert-channels/address"
import { CreateChannelInput } from "@/lib/alert-channels/schema"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { seal } from "@/lib/seal"

const MOST = 30

/** A place where what happens to the software is told. `secret`: made up here, and shown this once. */
export const createChannel = command({
  name: "alertChannels.create",
  may: "alertChannels.write",
  input: CreateChannelInput,
  async run({ ctx, tx, input }) {
    const { key: id, title, kind, atLeast } = input
    const address = checkedAddress(kind, input.address)
    if (input.secret && kind !== "webhook")
      fail("invalid_input", { fields: { secret: "Only a signed webhook has one." } })
    const standing = await tx.alertChannel.findUnique({ where: { id } })
    if (standing) return { value: { id, isNew: false, secret: null }, facts: [] }
    if ((await tx.alertChannel.count({ where: { retiredAt: null } })) >= MOST)
      fail("wrong_state", { sentence: "There are too many channels already: remove one first." })
    const made = kind === "webhook" && !input.secret ? newSecret() : null
    const secret = input.secret ?? made
    await tx.alertChannel.create({
      data: {
        id,
        title,
        kind,
        atLeast,
        ...sealedAddress(id, kind, address),
        sealedSecret: secret ? seal(secret, id) : null,
        createdById: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
        createdAt: ctx.now,
      },
    })
    const after = { kind, atLeast, title }
    return {
      value: { id, isNew: true, secret: made },
      facts: [fact("alert.channel_created", id, { after })],
    }
  },
})
