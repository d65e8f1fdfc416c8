import { createHash } from "node:crypto"
import { memberIdOf } from "@/lib/ctx"
import { AppError, fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { OutboundError } from "@/lib/outbound/error"
import { checkEndpoint } from "@/lib/push/place"
import { SubscribeInput } from "@/lib/push/schema"
import { seal } from "@/lib/seal"
import { deviceOf } from "@/lib/sessions/device"

const MOST_DEVICES = 10

export const hashOf = (endpoint: string): string => createHash("sha256").update(endpoint).digest("hex")

/** This browser is told from now on; it stands for the member who asked last. Asked again it is the same one. */
export const subscribePush = command({
  name: "push.subscribe",
  may: "session.own",
  input: SubscribeInput,
  async run({ ctx, tx, input }) {
    const memberId = memberIdOf(ctx) ?? fail("forbidden")
    const { clinicId, now } = ctx
    check(input.endpoint)
    const { endpoint, p256dh, auth } = input
    const endpointHash = hashOf(endpoint)
    const known = await tx.pushSubscription.findUnique({
      where: { clinicId_endpointHash: { clinicId, endpointHash } },
    })
    const id = known?.id ?? newId()
    const kept = {
      memberId,
      host: new URL(endpoint).hostname,
      sealed: seal(JSON.stringify({ endpoint, p256dh, auth }), id),
      device: deviceOf(input.userAgent ?? null),
      goneAt: null,
      failedAt: null,
    }
    if (known) {
      await tx.pushSubscription.update({ where: { id }, data: kept })
      const isSame = known.memberId === memberId && known.goneAt === null
      return {
        value: { id },
        facts: isSame ? [] : [fact("member.push_on", memberId, { after: { device: kept.device } })],
      }
    }
    const devices = await tx.pushSubscription.findMany({
      where: { memberId },
      orderBy: { createdAt: "desc" },
      select: { id: true },
    })
    await tx.pushSubscription.deleteMany({
      where: { id: { in: devices.slice(MOST_DEVICES - 1).map((one) => one.id) } },
    })
    await tx.pushSubscription.create({ data: { id, clinicId, endpointHash, createdAt: now, ...kept } })
    return { value: { id }, facts: [fact("member.push_on", memberId, { after: { device: kept.device } })] }
  },
})

function check(endpoint: string): void {
  try {
    checkEndpoint(endpoint)
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    throw new AppError("invalid_input", { fields: { endpoint: error.sentence } })
  }
}
