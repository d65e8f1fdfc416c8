import { seal } from "@/lib/seal"
import { idOf } from "@/prisma/demo/dice"

/** The clinic's own phone by Evolution, and its number for texts. Neither names an account: any is taken. */
export function channelConnections(slug: string, clinicId: string, anchor: Date) {
  const [lineId, smsId] = [
    idOf(`connection evolution ${slug}`, anchor),
    idOf(`connection twilio ${slug}`, anchor),
  ]
  const line = { secrets: ["demo-evolution-secret"], apiKey: "demo-access-token" }
  return [
    {
      id: lineId,
      clinicId,
      provider: "evolution",
      scheme: "jwt",
      sealed: seal(JSON.stringify(line), lineId),
      state: "open",
      stateAt: anchor,
      createdAt: anchor,
    },
    {
      id: smsId,
      clinicId,
      provider: "twilio",
      scheme: "twilio-signature",
      sealed: seal(JSON.stringify({ secrets: ["demo-twilio-secret"] }), smsId),
      settings: { sender: "+12025550100" },
      createdAt: anchor,
    },
  ]
}
