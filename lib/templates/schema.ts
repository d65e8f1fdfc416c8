import { z } from "zod"
import type { Gap } from "@/lib/templates/gaps"
import type {
  Category,
  GapField,
  Quality,
  TemplateChannel,
  TemplateState,
  Unsendable,
} from "@/lib/templates/words"

const Word = z.string().max(512)

/** What a provider's list holds, as read by lib/providers/whatsapp/templates. A job's input. */
export const TakeTemplatesInput = z.strictObject({
  connectionId: z.string().max(64),
  asOf: z.date(),
  isWhole: z.boolean(),
  templates: z
    .array(
      z.object({
        externalId: Word.nullable(),
        name: Word,
        language: z.string().max(20),
        status: Word,
        category: Word,
        quality: Word.nullable(),
        because: Word.nullable(),
        components: z.array(z.unknown()).max(20),
      }),
    )
    .max(5_000),
  number: z
    .object({
      display: Word.nullable(),
      verifiedName: Word.nullable(),
      quality: Word.nullable(),
      tier: Word.nullable(),
      status: Word.nullable(),
    })
    .nullable(),
})
export const SyncFailedInput = z.strictObject({
  connectionId: z.string().max(64),
  reason: z.string().regex(/^[a-z_]{1,40}$/),
})

export const ListTemplatesInput = z.strictObject({
  q: z.string().trim().max(100).optional().catch(undefined),
  channel: z.enum(["whatsapp", "sms"]).optional().catch(undefined),
  state: z
    .enum(["draft", "in_review", "approved", "rejected", "paused", "disabled", "gone"])
    .optional()
    .catch(undefined),
  language: z
    .string()
    .regex(/^[A-Za-z0-9_-]{2,20}$/)
    .optional()
    .catch(undefined),
  category: z.enum(["utility", "marketing", "authentication"]).optional().catch(undefined),
  cursor: z.string().max(600).optional().catch(undefined),
})
export const TemplateIdInput = z.strictObject({ id: z.string().max(64) })

export const SaveSmsTemplateInput = z.strictObject({
  /** Absent: a new one. */
  id: z.preprocess((value) => value || undefined, z.uuid().optional()),
  name: z
    .string()
    .trim()
    .regex(/^[a-z0-9_]{3,60}$/, "Small letters, digits and _ , such as recall_spring."),
  category: z.enum(["utility", "marketing"], { error: "Choose one of these." }),
  language: z.string().regex(/^[a-z]{2}$/, "Choose a language."),
  body: z
    .string()
    .trim()
    .min(5, "Write the text.")
    .max(918, "An SMS takes at most 918 characters.")
    .refine(
      (text) => !/\{\{(?!\s*[A-Za-z0-9_]{1,60}\s*\}\})/.test(text),
      "A gap is written {{1}} or {{first_name}}.",
    ),
})

export const UsableTemplatesInput = z.strictObject({
  /** The conversation's. */
  conversation: z.string().max(64),
})

export type LanguageView = {
  id: string
  language: string
  state: TemplateState
  because: string | null
  pausedUntil: string | null
  quality: Quality | null
  version: number
  syncedAt: string | null
}
export type TemplateRow = {
  id: string
  name: string
  channel: TemplateChannel
  category: Category
  languages: LanguageView[]
  /** Of the language shown first. */
  body: string
  uses: number
  lastUsedAt: string | null
}
export type TemplatePage = {
  rows: TemplateRow[]
  nextCursor: string | null
  /** Of all there are, for the filters. */
  languages: string[]
}

export type VersionView = {
  id: string
  number: number
  createdAt: string
  header: string | null
  body: string
  footer: string | null
  buttons: { text: string; url: string | null }[]
  gaps: Gap[]
  unsendable: Unsendable | null
  uses: number
  lastUsedAt: string | null
  isCurrent: boolean
}
export type TemplateDetail = TemplateRow & {
  spoken: (LanguageView & { versions: VersionView[] })[]
  campaigns: { id: string; title: string; status: string }[]
}

/** The clinic's number and how the last look at the provider went. */
export type NumberView = {
  connectionId: string
  provider: string
  display: string | null
  verifiedName: string | null
  quality: Quality | null
  tier: number | null
  status: string | null
  ratedAt: string | null
  syncedAt: string | null
  failedBecause: string | null
  isAsked: boolean
  needsAccountId: boolean
}

/** What the composer offers for a conversation, the person's own language first. */
export type UsableTemplateView = {
  templateId: string
  templateVersionId: string
  name: string
  channel: TemplateChannel
  category: Category
  language: string
  isTheirLanguage: boolean
  header: string | null
  body: string
  footer: string | null
  buttons: { text: string; url: string | null }[]
  gaps: (Gap & { fill: GapField | null; value: string | null })[]
}
