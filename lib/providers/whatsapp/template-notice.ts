import { array, type Json, line, record, text } from "@/lib/providers/whatsapp/shape"

/** What WhatsApp tells of a template or of the clinic's number, besides what a person must look after. */
export type TemplateNotice = {
  what: "template"
  externalId: string | null
  name: string
  language: string
} & (
  | { change: "state"; state: string; because: string | null }
  | { change: "quality"; quality: string }
  | { change: "category"; category: string }
  | { change: "wording" }
)
export type NumberNotice = { what: "number"; display: string | null; event: string; tier: string | null }
export type RatingNotice = TemplateNotice | NumberNotice

export const NOTICE_FIELDS = [
  "message_template_status_update",
  "message_template_quality_update",
  "message_template_components_update",
  "template_category_update",
  "phone_number_quality_update",
]

/** Undefined where it does not say what it is about. */
export function noticeOf(field: string, value: Json): RatingNotice | undefined {
  if (field === "phone_number_quality_update") return ofNumber(value)
  const name = line(value.message_template_name, 512)
  const language = line(value.message_template_language, 20)
  if (!name || !language) return undefined
  const of = {
    what: "template" as const,
    externalId: line(value.message_template_id, 64) ?? null,
    name,
    language,
  }
  if (field === "message_template_status_update") {
    const state = text(value.event)
    const because = line(record(value.other_info)?.title, 80) ?? line(value.reason, 80)
    return state
      ? { ...of, change: "state", state, because: because && because !== "NONE" ? because : null }
      : undefined
  }
  if (field === "message_template_quality_update") {
    const quality = text(value.new_quality_score)
    return quality ? { ...of, change: "quality", quality } : undefined
  }
  if (field === "template_category_update") {
    const category = text(value.new_category)
    return category ? { ...of, change: "category", category } : undefined
  }
  return field === "message_template_components_update" ? { ...of, change: "wording" } : undefined
}

function ofNumber(value: Json): NumberNotice | undefined {
  const event = text(value.event)
  if (!event) return undefined
  const tier = line(value.current_limit, 40) ?? line(array(value.max_daily_conversations_per_business)[0], 40)
  return { what: "number", display: line(value.display_phone_number, 40) ?? null, event, tier: tier ?? null }
}
