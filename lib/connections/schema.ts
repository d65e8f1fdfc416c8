import { z } from "zod"
import { FORM_LANGUAGES } from "@/lib/connections/words"

const blank = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema.optional())

/** Absent stays as it is, blank empties it: the form shows what is set. */
const clearable = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? null : value),
    schema.nullable().optional(),
  )

/** Printable, without blanks: what stands in a header or an address as it is. */
const Token = z
  .string()
  .trim()
  .min(8, "At least 8 characters.")
  .max(2_000, "At most 2,000 characters.")
  .regex(/^[\x21-\x7e]+$/, "Only letters, digits and signs, without blanks.")

const Origins = z.preprocess(
  (value) =>
    typeof value === "string" ? value.split(/[\s,]+/).filter((one) => one !== "") : (value ?? undefined),
  z.array(z.string().max(200)).max(20, "At most 20 websites.").optional(),
)

const Settings = {
  externalId: clearable(
    z
      .string()
      .trim()
      .regex(/^[\w.-]{1,100}$/, "As the provider shows it, without blanks."),
  ),
  sender: clearable(
    z
      .string()
      .trim()
      .regex(/^(\+[1-9]\d{6,14}|MG[0-9a-fA-F]{32})$/, "A number such as +40312345678, or a service's MG…"),
  ),
  wabaId: clearable(
    z
      .string()
      .trim()
      .regex(/^\d{5,30}$/, "Digits only, as WhatsApp Manager shows it."),
  ),
  headerName: clearable(
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^x-[a-z0-9-]{2,60}$/, "A name such as x-rounds-token."),
  ),
  apiBase: clearable(z.string().trim().max(300)),
  allowedOrigins: Origins,
  language: clearable(z.enum(FORM_LANGUAGES)),
  verifyToken: optional(Token),
  accessToken: optional(Token),
}

export const ConnectInput = z.strictObject({
  provider: z.string().max(40),
  scheme: z.string().max(40),
  /** Blank: Rounds makes one up, where it is ours to choose. */
  secret: optional(Token),
  ...Settings,
})

export const ChangeSettingsInput = z.strictObject({
  id: z.uuid(),
  scheme: optional(z.string().max(40)),
  ...Settings,
})

export const RotateInput = z.strictObject({ id: z.uuid(), secret: optional(Token) })

export const RetireInput = z.strictObject({
  id: z.uuid(),
  reason: optional(z.string().trim().min(3, "Say in a few words why.").max(500)),
})

export const ConnectionInput = z.strictObject({ id: z.uuid() })
export const FindInput = z.strictObject({ id: z.string().max(100) })

export type GivenSettings = Omit<z.output<typeof ChangeSettingsInput>, "id" | "scheme">
