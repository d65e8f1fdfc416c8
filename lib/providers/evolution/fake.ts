import { type FakeAnswer, type FakePartner, makeFake } from "@/lib/providers/fake"
import { jsonOf, type PartnerCall } from "@/lib/providers/outcome"
import { record, text } from "@/lib/providers/whatsapp/shape"

export type FakeSent = {
  /** The id it gave, by which its statuses come. */
  id: string
  to: string
  body: string
  /** What kind of file, where there was one. */
  file: string | null
}

/** Accepts what Evolution would: gives each message an id, and keeps who got what. Refuses a call without a key. */
export function makeEvolutionFake(): FakePartner<FakeSent> {
  let serial = 0
  const mark = Math.random().toString(36).slice(2, 8).toUpperCase()
  return makeFake((call, keep): FakeAnswer => {
    if ((call.headers.apikey ?? "").length < 8) return { status: 401, body: { error: "Unauthorized" } }
    if (call.url.includes("/instance/connectionState/")) return stateOf(call)
    const given = call.body ? jsonOf(Buffer.from(call.body)) : undefined
    if (call.url.includes("/chat/getBase64FromMediaMessage/"))
      return { status: 201, body: { mediaType: "imageMessage", mimetype: "image/png", base64: PIXEL } }
    const to = text(given?.number) ?? text(record(given?.key)?.remoteJid)
    if (!to) return { status: 400, body: { response: { message: ["number is required"] } } }
    serial += 1
    const id = `3EB0FAKE${mark}${serial}`
    const body = text(given?.text) ?? text(given?.caption) ?? text(given?.reaction) ?? ""
    const file = text(given?.mediatype) ?? (given?.audio ? "audio" : null)
    keep({ id, to, body, file })
    return { status: 201, body: { key: { remoteJid: to, fromMe: true, id }, status: "PENDING" } }
  })
}

const stateOf = ({ url }: PartnerCall): FakeAnswer => ({
  status: 200,
  body: { instance: { instanceName: decodeURIComponent(url.split("/").at(-1) ?? ""), state: "open" } },
})

/** One point of light. */
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

let demo: FakePartner<FakeSent> | undefined

/** The one that stands in for Evolution in a demo's process. */
export function demoEvolution(): FakePartner<FakeSent> {
  demo ??= makeEvolutionFake()
  return demo
}
