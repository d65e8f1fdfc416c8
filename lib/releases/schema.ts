import { z } from "zod"
import { Instant } from "@/lib/inputs"
import { ServiceName } from "@/lib/software/schema"

export const Id = z.string().max(100)
export const GitSha = z
  .string("Give the commit.")
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{40}$/, "The whole commit: 40 hexadecimal digits.")
/** Mobile builds are known by another name than a digest. */
export const ImageDigest = z
  .string("Give the digest.")
  .trim()
  .regex(
    /^(sha256:[0-9a-f]{64}|(?!sha256:)[A-Za-z0-9][\w.:-]{2,199})$/,
    "The image's digest: sha256: and 64 hexadecimal digits.",
  )

export const MigrationInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[\w.-]+$/, "The name of its folder."),
  isCompatible: z.boolean().nullish(),
  note: z.string().trim().max(500, "At most 500 characters.").nullish(),
})

export const RegisterReleaseInput = z.strictObject({
  service: ServiceName,
  gitSha: GitSha,
  imageDigest: ImageDigest,
  buildTime: Instant,
  version: z.string().trim().min(1).max(100).nullish(),
  branch: z.string().trim().min(1).max(200).nullish(),
  changes: z
    .array(
      z.strictObject({
        sha: GitSha,
        title: z
          .string()
          .max(2_000)
          .transform((text) => text.trim().slice(0, 200)),
        author: z
          .string()
          .max(500)
          .default("")
          .transform((text) => text.trim().slice(0, 100)),
      }),
    )
    .max(500, "At most 500 changes.")
    .optional(),
  migrations: z.array(MigrationInput).max(500, "At most 500 migrations.").optional(),
})
export const ListReleasesInput = z.strictObject({
  service: ServiceName.optional(),
  q: z.string().trim().max(100).optional(),
  cursor: z.string().max(500).optional(),
})
export const ReleaseInput = z.strictObject({ id: Id })
/** A form's choice is a word. */
const YesOrNo = z.preprocess(
  (value) => (value === "yes" ? true : value === "no" ? false : value),
  z.boolean("Say whether it does."),
)
export const MarkMigrationInput = z.strictObject({
  id: Id,
  migration: z.string().max(200),
  isCompatible: YesOrNo,
  reason: z.string().trim().min(3, "Say in a few words why.").max(500, "At most 500 characters."),
})
export const CHECKS = ["unknown", "pending", "green", "red"] as const
export type Checks = (typeof CHECKS)[number]
export type Change = { sha: string; title: string; author: string }
