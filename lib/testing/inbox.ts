import { expect } from "vitest"
import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { delivery } from "@/lib/testing/whatsapp"

/** Posts a signed WhatsApp body to a clinic's webhook; the events' ids, in the body's order. */
export async function arrive(slug: string, body: string): Promise<string[]> {
  forgetDoors()
  const response = await answerWebhook(delivery(body, { slug }), "whatsapp", [slug])
  expect(response.status).toBe(200)
  const answer = (await response.json()) as { id: string; ids?: string[] }
  return answer.ids ?? [answer.id]
}
