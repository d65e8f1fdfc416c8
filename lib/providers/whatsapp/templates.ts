import {
  type CallOutcome,
  jsonOf,
  type PartnerAnswer,
  type PartnerCall,
  retryAfterSeconds,
} from "@/lib/providers/outcome"
import { DIALOG_BASE, META_BASE } from "@/lib/providers/whatsapp/account"
import { array, type Json, line, record, text } from "@/lib/providers/whatsapp/shape"

export type TemplatesAccount = {
  scheme: string
  base: string | null
  /** Of the WhatsApp Business Account; 360dialog knows it by the key. */
  wabaId: string | null
  numberId: string | null
  token: string
}

/** A template in one language, in the provider's words. */
export type SeenTemplate = {
  externalId: string | null
  name: string
  language: string
  status: string
  category: string
  quality: string | null
  because: string | null
  components: unknown[]
}
export type SeenNumber = {
  display: string | null
  verifiedName: string | null
  quality: string | null
  tier: string | null
  status: string | null
}
export type TemplatesPage = { templates: SeenTemplate[]; after: string | null }

const AT_ONCE = 100
const FIELDS = "id,name,language,status,category,components,quality_score,rejected_reason"
const NUMBER_FIELDS =
  "display_phone_number,verified_name,quality_rating,messaging_limit_tier,whatsapp_business_manager_messaging_limit,status"

const isDialog = ({ scheme }: TemplatesAccount) => scheme.startsWith("360dialog")
const headersOf = (account: TemplatesAccount): Record<string, string> =>
  isDialog(account) ? { "D360-API-KEY": account.token } : { authorization: `Bearer ${account.token}` }

/** The next hundred. Null: what it needs is not set. Only a cursor is followed, never an address of the answer's. */
export function templatesCall(account: TemplatesAccount, after: string | null): PartnerCall | null {
  const { base, wabaId } = account
  const headers = headersOf(account)
  if (isDialog(account)) {
    const url = `${base ?? DIALOG_BASE}/v1/configs/templates?limit=${AT_ONCE}&offset=${encodeURIComponent(after ?? "0")}`
    return { method: "GET", url, headers }
  }
  if (!wabaId) return null
  const more = after ? `&after=${encodeURIComponent(after)}` : ""
  const url = `${base ?? META_BASE}/${wabaId}/message_templates?fields=${FIELDS}&limit=${AT_ONCE}${more}`
  return { method: "GET", url, headers }
}

/** How the number is rated. 360dialog tells it by webhook alone. */
export function numberCall(account: TemplatesAccount): PartnerCall | null {
  if (isDialog(account) || !account.numberId) return null
  const url = `${account.base ?? META_BASE}/${account.numberId}?fields=${NUMBER_FIELDS}`
  return { method: "GET", url, headers: headersOf(account) }
}

/** Undefined where the answer holds no list. */
export function readTemplates(given: Json | undefined, after: string | null): TemplatesPage | undefined {
  if (Array.isArray(given?.waba_templates)) {
    const offset = Number(after ?? "0") + given.waba_templates.length
    const total = typeof given.total === "number" ? given.total : offset
    const more = given.waba_templates.length > 0 && offset < total
    return { templates: given.waba_templates.flatMap(seen), after: more ? String(offset) : null }
  }
  if (!Array.isArray(given?.data)) return undefined
  const paging = record(given.paging)
  const next = text(paging?.next) ? text(record(paging?.cursors)?.after) : undefined
  return { templates: given.data.flatMap(seen), after: next && next !== after ? next.slice(0, 1_000) : null }
}

function seen(given: unknown): SeenTemplate[] {
  const one = record(given)
  const name = text(one?.name)
  const language = text(one?.language) ?? text(record(one?.language)?.code)
  const status = text(one?.status)
  if (!one || !name || !language || !status) return []
  if (!/^[a-z0-9_]{1,512}$/i.test(name) || !/^[a-z]{2,3}([_-][a-z0-9]{2,8})*$/i.test(language)) return []
  const because = line(one.rejected_reason, 80)
  return [
    {
      externalId: line(one.id, 64) ?? null,
      name,
      language,
      status: status.toUpperCase(),
      category: (text(one.category) ?? "UTILITY").toUpperCase(),
      quality: line(record(one.quality_score)?.score, 20) ?? line(one.quality_score, 20) ?? null,
      because: because && because !== "NONE" ? because : null,
      components: array(one.components).slice(0, 20),
    },
  ]
}

export function readNumber(given: Json | undefined): SeenNumber | undefined {
  if (!given || given.error) return undefined
  return {
    display: line(given.display_phone_number, 40) ?? null,
    verifiedName: line(given.verified_name, 120) ?? null,
    quality: line(given.quality_rating, 20) ?? null,
    tier:
      line(given.whatsapp_business_manager_messaging_limit, 40) ??
      line(given.messaging_limit_tier, 40) ??
      null,
    status: line(given.status, 40) ?? null,
  }
}

const SLOW = [4, 80007, 80008, 130429, 613]
const TOKEN = [0, 3, 10, 190, 200]

/** Why a question was not answered; null: it was. Nothing comes of a question, so an unclear answer is asked again. */
export function lookFailure(answer: PartnerAnswer, now: Date): CallOutcome | null {
  const { status } = answer
  const error = record(jsonOf(answer.body)?.error)
  if (status === 200 && !error) return null
  const code = typeof error?.code === "number" ? error.code : Number.NaN
  const wait = retryAfterSeconds(answer.headers, now)
  const later = { retry: true, ...(wait !== undefined && { retryAfterSeconds: wait }) }
  if (status === 429 || SLOW.includes(code)) return { did: "refused", reason: "too_many", ...later }
  if (status === 401 || status === 403 || TOKEN.includes(code))
    return { did: "refused", reason: "token", retry: false }
  if (status >= 500) return { did: "refused", reason: "partner_down", ...later }
  if (status === 404 || code === 100) return { did: "refused", reason: "account_unknown", retry: false }
  return { did: "refused", reason: "answer_unreadable", retry: false }
}
