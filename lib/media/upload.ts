import { randomUUID } from "node:crypto"
import type { Ctx } from "@/lib/ctx"
import { noteUploaded, type OutgoingFile } from "@/lib/media/attached"
import { OutboundError } from "@/lib/outbound/error"
import { guardedFetch } from "@/lib/outbound/fetch"
import { type CallOutcome, jsonOf } from "@/lib/providers/outcome"
import { uploadPlace } from "@/lib/providers/whatsapp/media"
import { text } from "@/lib/providers/whatsapp/shape"
import { addMs, DAY_MS, now } from "@/lib/time"

type Account = {
  scheme: string
  numberId: string | null
  token: string
  place: { base: string | null; isTrusted: boolean; isFake: boolean }
}

/** Meta keeps an uploaded file for 30 days. */
const KEPT_MS = 25 * DAY_MS
const PATIENCE_MS = 60_000

/** Gives Meta or 360dialog a file and answers with its id there; nothing reaches anybody by it, so it may be done again. */
export async function uploadFile(
  ctx: Ctx,
  file: OutgoingFile,
  account: Account,
): Promise<{ id: string } | CallOutcome> {
  if (file.providerId) return { id: file.providerId }
  if (account.place.isFake) return { id: `demo-${file.id}` }
  const target = uploadPlace({ ...account, base: account.place.base })
  if (!target) return { did: "refused", reason: "not_connected", retry: false }
  const { body, type } = formOf(file)
  try {
    const answer = await guardedFetch(target.url, {
      method: "POST",
      headers: { ...target.headers, "content-type": type },
      body,
      isTrusted: account.place.isTrusted,
      totalMs: PATIENCE_MS,
    })
    const id = text(jsonOf(answer.body)?.id)
    if (answer.status < 300 && id && /^[\w-]{1,200}$/.test(id)) {
      await noteUploaded(ctx, file.id, id, addMs(now(), KEPT_MS))
      return { id }
    }
    if (answer.status === 401 || answer.status === 403)
      return { did: "refused", reason: "token", retry: false }
    const retry = answer.status === 429 || answer.status >= 500
    return { did: "refused", reason: retry ? "partner_down" : "file_refused", retry }
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    const isAddress = error.reason === "address" || error.reason === "redirect"
    return { did: "refused", reason: isAddress ? "bad_address" : "unreachable", retry: !isAddress }
  }
}

function formOf({ bytes, mime, fileName }: OutgoingFile): { body: Uint8Array; type: string } {
  const line = `rounds-${randomUUID()}`
  const field = (name: string, value: string) =>
    `--${line}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const plain = fileName.replace(/[^\x20-\x7e]/g, "_").replace(/["\\]/g, "_")
  const head = `${field("messaging_product", "whatsapp")}${field("type", mime)}--${line}\r\ncontent-disposition: form-data; name="file"; filename="${plain}"\r\ncontent-type: ${mime}\r\n\r\n`
  return {
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${line}--\r\n`)]),
    type: `multipart/form-data; boundary=${line}`,
  }
}
