import { z } from "zod"
import { can } from "@/lib/can"
import { platformDb } from "@/lib/db"
import { parseJson } from "@/lib/inbox/body"
import { findStored } from "@/lib/inbox/find"
import type { ForeignClinic } from "@/lib/inbox/words"
import { query } from "@/lib/operation"
import { inboundProvider } from "@/lib/providers"
import { numbersIn, onlyFor } from "@/lib/providers/whatsapp/foreign"

type Stored = { provider: string; key: string; delivery: { body: Uint8Array | null } }

/** The accounts, in the provider's own words, whose clinic would not have kept this event aside. */
export function accountsOf({ provider, key, delivery }: Stored): string[] {
  if (provider !== "whatsapp" || !delivery.body) return []
  const body = parseJson(Buffer.from(delivery.body))
  return numbersIn(body).filter((number) => readAs({ provider, key }, body, number))
}

/** The item as the clinic with this account would read it, from what of the body is that account's. */
export function readAs({ provider, key }: Pick<Stored, "provider" | "key">, body: unknown, account: string) {
  const carved = onlyFor(body, account)
  const items =
    inboundProvider(provider)?.split(carved, { account: { externalId: account }, fallbackKey: key }) ?? []
  const position = items.findIndex((item) => item.key === key)
  const item = items[position]
  return item && item.fate !== "quarantined" ? { item, position, carved } : null
}

/** Clinics whose connection has an account that the quarantined event names; for who may give it to one of them. */
export const listForeign = query({
  name: "quarantine.clinics",
  may: "webhooks.read",
  input: z.strictObject({ id: z.string().max(100) }),
  async run({ ctx, tx, input }): Promise<ForeignClinic[]> {
    const event = await findStored(tx, input.id)
    if (event.fate !== "quarantined" || !can(ctx.roles, "quarantine.assign")) return []
    const { body } = await tx.webhookDelivery.findUniqueOrThrow({
      where: { id: event.deliveryId },
      select: { body: true },
    })
    const accounts = accountsOf({ ...event, delivery: { body } })
    if (accounts.length === 0) return []
    const found = await platformDb().connection.findMany({
      where: {
        provider: event.provider,
        externalId: { in: accounts },
        active: true,
        clinicId: { not: ctx.clinicId },
        clinic: { active: true },
      },
      select: { externalId: true, clinic: { select: { id: true, name: true, slug: true } } },
      orderBy: { createdAt: "asc" },
      take: 10,
    })
    return found.map(({ clinic, externalId }) => ({ ...clinic, account: externalId ?? "" }))
  },
})
