import { z } from "zod"
import { HOST_NAME } from "@/lib/hosts/words"

const Share = z.number("A share from 0 to 1.").min(0, "A share from 0 to 1.").max(1, "A share from 0 to 1.")
const Bytes = z.number().int("Whole bytes.").min(0).max(Number.MAX_SAFE_INTEGER)
export const HostName = z
  .string("Give the host's name.")
  .trim()
  .regex(HOST_NAME, "Letters, digits and . _ : - only, at most 120.")

/** `POST /api/v1/hosts`: how a host is doing now, as its own shares. What is left out is not known. */
export const ReportHostInput = z
  .strictObject({
    host: HostName,
    cpu: Share.optional(),
    memory: Share.optional(),
    disk: Share.optional(),
    load1: z.number().min(0).max(100_000).optional(),
    netRxBytes: Bytes.optional(),
    netTxBytes: Bytes.optional(),
  })
  .refine((given) => [given.cpu, given.memory, given.disk].some((one) => one !== undefined), {
    path: ["cpu"],
    message: "Tell at least one of cpu, memory and disk.",
  })

export const HostAnswer = z.object({ host: z.string(), at: z.iso.datetime(), isNew: z.boolean() })

const blank = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value)

export const CreateScrapeInput = z.strictObject({
  host: HostName,
  address: z
    .string("Give an address.")
    .trim()
    .max(500, "At most 500 characters.")
    .regex(
      /^https?:\/\/[^\s/?#@]+(\/[^\s@]*)?$/i,
      "An address such as https://host.example.org:9100/metrics, without @.",
    ),
  token: z.preprocess(
    blank,
    z
      .string()
      .max(2_000, "At most 2,000 characters.")
      .regex(/^[\x21-\x7e]+$/, "Only letters, digits and signs, without blanks.")
      .optional(),
  ),
})
export const RetireScrapeInput = z.strictObject({ id: z.string().max(100) })
