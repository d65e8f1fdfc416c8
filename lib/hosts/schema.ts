import { z } from "zod"
import { HOST_NAME } from "@/lib/hosts/words"

const MOST_CONTAINERS = 200

const Share = z.number("A share from 0 to 1.").min(0, "A share from 0 to 1.").max(1, "A share from 0 to 1.")
const Bytes = z.number().int("Whole bytes.").min(0).max(Number.MAX_SAFE_INTEGER)
export const HostName = z
  .string("Give the host's name.")
  .trim()
  .regex(HOST_NAME, "Letters, digits and . _ : - only, at most 120.")

/** As `docker inspect` names an image: with or without registry, tag and digest. */
const ImageName = z
  .string()
  .trim()
  .min(1)
  .max(500, "At most 500 characters.")
  .regex(/^[A-Za-z0-9][\w./:@+-]*$/, "An image's name, such as ghcr.io/acme/rounds.")
export const Container = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^\/?[A-Za-z0-9][\w.-]{0,254}$/, "A container's name.")
    .transform((name) => name.replace(/^\//, "")),
  image: ImageName,
  digests: z
    .array(
      z
        .string()
        .max(600, "At most 600 characters.")
        .regex(
          /^([\w./:-]+@)?sha256:[0-9a-f]{64}$/,
          "sha256:… with or without the image's name before an @.",
        ),
    )
    .max(10, "At most 10 digests of an image.")
    .default([])
    .describe("By which digests its image was pulled: RepoDigests of docker image inspect."),
  commit: z
    .string()
    .regex(/^[0-9a-f]{7,40}$/, "A commit in hexadecimal digits.")
    .optional()
    .describe("The image's label org.opencontainers.image.revision."),
  startedAt: z.iso.datetime({ offset: true }).optional(),
})
export type Container = z.output<typeof Container>

/** `POST /api/v1/hosts`: how a host is doing now, as its own shares, and what it runs. What is left out is not known. */
export const ReportHostInput = z
  .strictObject({
    host: HostName,
    cpu: Share.optional(),
    memory: Share.optional(),
    disk: Share.optional(),
    load1: z.number().min(0).max(100_000).optional(),
    netRxBytes: Bytes.optional(),
    netTxBytes: Bytes.optional(),
    containers: z
      .array(Container)
      .max(MOST_CONTAINERS, "At most 200 containers.")
      .optional()
      .describe("All that run now; the last word counts. Left out, the word before stays and grows old."),
  })
  .refine(
    (given) => [given.cpu, given.memory, given.disk, given.containers].some((one) => one !== undefined),
    {
      path: ["cpu"],
      message: "Tell at least one of cpu, memory, disk and containers.",
    },
  )

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
