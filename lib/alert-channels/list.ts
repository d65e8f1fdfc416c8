import { type ChannelRow, ListChannelsInput } from "@/lib/alert-channels/schema"
import { query } from "@/lib/operation"

const RECENT = 200

/** Every channel with what it last told and how that ended. Addresses and secrets are never part of it. */
export const listChannels = query({
  name: "alertChannels.list",
  may: "alerts.read",
  input: ListChannelsInput,
  async run({ tx }): Promise<ChannelRow[]> {
    const channels = await tx.alertChannel.findMany({
      where: { retiredAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      omit: { sealedAddress: true, sealedSecret: true },
    })
    const recent = await tx.operationNotice.findMany({
      where: { status: { not: "muted" } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: RECENT,
      select: { channelId: true, status: true, title: true, proof: true, createdAt: true },
    })
    // What is there from the first day stands first.
    channels.sort((one, other) => Number(other.kind === "console") - Number(one.kind === "console"))
    return channels.map((channel) => {
      const last = recent.find((one) => one.channelId === channel.id)
      return {
        id: channel.id,
        title: channel.title,
        kind: channel.kind,
        hint: channel.hint,
        atLeast: channel.atLeast === "critical" ? "critical" : "warning",
        isOn: channel.isOn,
        lastProvenAt: channel.lastProvenAt?.toISOString() ?? null,
        lastError: channel.lastError,
        last: last
          ? { status: last.status, title: last.title, proof: last.proof, at: last.createdAt.toISOString() }
          : null,
      }
    })
  },
})
