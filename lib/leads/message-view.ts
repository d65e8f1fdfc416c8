import { messageName } from "@/lib/leads/message-words"
import type { MessageView } from "@/lib/leads/schema"
import type { MessageDetail } from "@/lib/providers/message"

/** What a message holds besides its words, ready to be shown. Written by us alone; null where there is nothing. */
export function toMessageView(stored: { kind: string; body: string; detail: unknown }): MessageView | null {
  const detail = detailOf(stored.detail)
  const { media, place, cards, choice, order, errors, forwarded, ad, product } = detail
  const view: MessageView = {
    ...(media && { file: [media.fileName, formatOf(media.mime), sizeOf(media.size)].filter(isText) }),
    ...(place && { place }),
    ...(cards && { cards }),
    ...(choice?.description && { description: choice.description }),
    ...(choice?.answers && { answers: choice.answers }),
    ...(order && { items: order.items }),
    ...(errors && { problem: errors.map((one) => one.title).join(", ") }),
    ...(forwarded && { forwarded }),
    ...(ad && { ad }),
    ...(product && { product }),
  }
  const isChosen = Boolean(choice) && stored.body.trim() !== ""
  if (isChosen) view.chosen = true
  // What was chosen says itself.
  const name = isChosen ? "" : messageName(stored)
  if (stored.kind === "form") view.cards = [typedIn(stored.detail)]
  return name || Object.keys(view).length > 0 ? { ...view, ...(name && { name }) } : null
}

/** Who a form says it is from: what stands on the patient may be another's. */
function typedIn(detail: unknown): { name: string; phones: string[]; emails: string[] } {
  const { name, phone, email } = (detail ?? {}) as { name?: unknown; phone?: unknown; email?: unknown }
  const texts = (value: unknown) => (typeof value === "string" && value !== "" ? [value] : [])
  return { name: texts(name)[0] ?? "Without a name", phones: texts(phone), emails: texts(email) }
}

const isText = (one: string | null | undefined): one is string => Boolean(one)

const detailOf = (stored: unknown): MessageDetail =>
  typeof stored === "object" && stored !== null && !Array.isArray(stored) ? (stored as MessageDetail) : {}

/** "application/pdf" → "PDF", "audio/ogg; codecs=opus" → "OGG" */
function formatOf(mime: string | null | undefined): string | null {
  const format = mime?.split(";")[0]?.split("/")[1]
  if (!format) return null
  if (/^[a-z0-9]{1,5}$/i.test(format)) return format.toUpperCase()
  return OFFICE.find(([name]) => format.includes(name))?.[1] ?? null
}

const OFFICE = [
  ["word", "Word"],
  ["sheet", "Excel"],
  ["excel", "Excel"],
  ["presentation", "PowerPoint"],
] as const

/** "812 KB", "2.4 MB" */
export function sizeOf(bytes: number | undefined): string | null {
  if (bytes === undefined) return null
  if (bytes < 1_000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
