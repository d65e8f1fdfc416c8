import { makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { readRows } from "./database"
import { test } from "./fixtures"
import { type RunningDemo, startDemo } from "./stack"

/** A stack of the file's own, whose WhatsApp is a partner the test can make fail and whose sends it can count. */
export function whatsappStack() {
  const fake = makeWhatsappFake()
  let partner: PartnerServer | undefined
  let demo: RunningDemo | undefined
  test.beforeAll(async () => {
    test.setTimeout(400_000)
    partner = await servePartner(fake)
    // Where its WhatsApp lies is the environment's word.
    demo = await startDemo({ env: { WHATSAPP_API_URL: partner.url } })
  })
  test.afterAll(async () => {
    await demo?.stop()
    await partner?.close()
  })
  const running = (): RunningDemo => {
    if (!demo) throw new Error("The stack is up once the file's first test begins")
    return demo
  }
  return {
    fake,
    url: () => running().url,
    rows: <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
      readRows<T>(running().runtime(), text, values),
  }
}
