import { z } from "zod"
import type { PROBE_KINDS } from "@/lib/probes/words"

const Id = z.string().max(100)
const blank = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value)

const Name = z.string("Give a name.").trim().min(1, "Give a name.").max(80, "Keep it under 80 characters.")
const Address = z
  .string("Give an address.")
  .trim()
  .min(1, "Give an address.")
  .max(500, "At most 500 characters.")
  .refine((text) => !/[\s@\p{C}]/u.test(text), "An address without blanks and without @.")
const SlowMs = z.preprocess(
  blank,
  z.coerce
    .number("Give a number.")
    .int("Give a number.")
    .min(50, "At least 50.")
    .max(30_000, "At most 30,000.")
    .default(2_000),
)
const Expects = z.preprocess(
  blank,
  z
    .string()
    .trim()
    .regex(/^[1-5]\d\d(\s*,\s*[1-5]\d\d){0,5}$/, "Statuses such as 200 or 200, 204.")
    .optional(),
)
const IsPublic = z.preprocess((value) => value === true || value === "on" || value === "true", z.boolean())

export const ProbeInput = z.strictObject({ id: Id })
export const FindProbeInput = z.strictObject({ id: Id, cursor: z.string().max(200).optional() })

export const CreateProbeInput = z
  .strictObject({
    name: Name,
    kind: z.enum(["http", "tcp", "tls"], "Choose one of these."),
    address: Address,
    expects: Expects,
    slowMs: SlowMs,
    isPublic: IsPublic,
    key: z.uuid("Open the dialog anew."),
  })
  .superRefine((given, context) => {
    const sentence = wrongAddress(given.kind, given.address)
    if (sentence) context.addIssue({ code: "custom", path: ["address"], message: sentence })
  })

export const ChangeProbeInput = z.strictObject({
  id: Id,
  name: Name,
  address: Address.optional(),
  expects: Expects,
  slowMs: SlowMs,
  isPublic: IsPublic,
})

export const RetireProbeInput = z.strictObject({
  id: Id,
  retired: z.preprocess((value) => value === true || value === "true", z.boolean()),
})

export const RecordInput = z.strictObject({
  at: z.date(),
  isMuted: z.boolean(),
  found: z
    .array(
      z.strictObject({
        id: z.uuid(),
        isUp: z.boolean(),
        ms: z.number().int().min(0),
        detail: z.string().max(200),
        notAfter: z.date().optional(),
        isMuted: z.boolean().optional(),
      }),
    )
    .max(5_000),
  /** Those that could not be asked, and why: what they are is not known. */
  unasked: z.array(z.strictObject({ id: z.uuid(), detail: z.string().max(200) })).max(5_000),
})

export const DeriveInput = z.strictObject({})

/** What is wrong with an address for a kind of probe, in a sentence; null when nothing is. */
export function wrongAddress(kind: (typeof PROBE_KINDS)[number], address: string): string | null {
  if (kind === "tcp")
    return /^(\[[0-9a-f:]+\]|[a-z0-9.-]{1,253}):\d{1,5}$/i.test(address)
      ? null
      : "A name and a port, such as db.example.org:5432."
  const isWeb = /^https?:\/\/[^\s/?#]+/i.test(address) && URL.canParse(address)
  if (!isWeb) return "An address such as https://example.org/health."
  return kind === "tls" && !/^https:/i.test(address) ? "A certificate needs an address with https." : null
}
