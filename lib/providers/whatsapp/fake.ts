import { type FakeAnswer, type FakePartner, makeFake } from "@/lib/providers/fake"
import type { PartnerCall } from "@/lib/providers/outcome"
import { array, record, text } from "@/lib/providers/whatsapp/shape"

export type FakeSent = {
  /** The id it gave, by which its statuses come. */
  id: string
  to: string
  body: string
  ref: string | null
}

/** Accepts what WhatsApp would: gives each message an id, and keeps who got what. Refuses a call without a token. */
export function makeWhatsappFake(): FakePartner<FakeSent> {
  let serial = 0
  const mark = Math.random().toString(36).slice(2, 8)
  return makeFake((call, keep): FakeAnswer => {
    const given = bodyOf(call)
    const to = text(given?.to)
    const body = text(record(given?.text)?.body) ?? templateOf(given) ?? signOf(given) ?? fileOf(given)
    if (tokenOf(call).length < 8) return { status: 401, body: { error: { code: 190 } } }
    if (!to || body === undefined) return { status: 400, body: { error: { code: 100 } } }
    serial += 1
    const id = `wamid.FAKE${mark}${serial}`
    keep({ id, to, body, ref: text(given?.biz_opaque_callback_data) ?? null })
    return {
      status: 200,
      body: { messaging_product: "whatsapp", contacts: [{ input: to, wa_id: to }], messages: [{ id }] },
    }
  })
}

function bodyOf(call: PartnerCall) {
  try {
    return record(JSON.parse(call.body ?? ""))
  } catch {
    return undefined
  }
}

function signOf(given: ReturnType<typeof bodyOf>): string | undefined {
  const sign = record(given?.reaction)
  return sign && text(sign.message_id) ? (text(sign.emoji) ?? "") : undefined
}

function fileOf(given: ReturnType<typeof bodyOf>): string | undefined {
  const file = record(given?.[text(given?.type) ?? ""])
  return file && text(file.id) ? (text(file.caption) ?? `[${text(given?.type)}]`) : undefined
}

function templateOf(given: ReturnType<typeof bodyOf>): string | undefined {
  const template = record(given?.template)
  const name = text(template?.name)
  const words = array(record(array(template?.components)[0])?.parameters).map((one) =>
    text(record(one)?.text),
  )
  return name && [name, ...words].join(" ")
}

function tokenOf({ headers }: PartnerCall): string {
  const held = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return held["d360-api-key"] ?? held.authorization?.replace(/^Bearer /, "") ?? ""
}

let demo: FakePartner<FakeSent> | undefined

/** The one that stands in for WhatsApp in a demo's process. */
export function demoWhatsapp(): FakePartner<FakeSent> {
  demo ??= makeWhatsappFake()
  return demo
}
