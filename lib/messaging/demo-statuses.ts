import { createHmac } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { openSecrets } from "@/lib/connections/secrets"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { env } from "@/lib/env"
import { log } from "@/lib/log"
import { nowMs, SECOND_MS } from "@/lib/time"

const DELIVERED_AFTER_MS = 1_200

/** In demo, where nobody else will: says through the ordinary door what became of a message, as WhatsApp does. */
export async function playStatuses(ctx: Ctx, externalId: string): Promise<void> {
  const connection = await inClinic(ctx.clinicId, (tx) =>
    tx.connection.findFirst({ where: { provider: "whatsapp", active: true } }),
  )
  if (!connection) return
  const [secret = ""] = openSecrets(connection).secrets
  for (const status of ["sent", "delivered"]) {
    const body = bodyOf(connection.externalId, { id: externalId, status })
    await fetch(`${env().NEXTAUTH_URL}/api/webhooks/whatsapp/${ctx.clinic.slug}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...signed(connection.scheme, secret, body) },
      body,
    }).catch((error: Error) => log.warn("demo.status_not_told", { error }))
    await sleep(DELIVERED_AFTER_MS)
  }
}

const bodyOf = (numberId: string | null, status: { id: string; status: string }): string =>
  JSON.stringify({
    object: "whatsapp_business_account",
    entry: [
      {
        id: "demo",
        changes: [
          {
            field: "messages",
            value: {
              messaging_product: "whatsapp",
              metadata: { phone_number_id: numberId },
              statuses: [{ ...status, timestamp: String(Math.floor(nowMs() / SECOND_MS)) }],
            },
          },
        ],
      },
    ],
  })

function signed(scheme: string, secret: string, body: string): Record<string, string> {
  const mac = createHmac("sha256", secret).update(body).digest("hex")
  if (scheme === "360dialog") return { "x-360dialog-signature": mac }
  if (scheme === "360dialog-header") return { "x-rounds-token": secret }
  return { "x-hub-signature-256": `sha256=${mac}` }
}
