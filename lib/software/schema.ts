import { z } from "zod"
import { HostName } from "@/lib/hosts/schema"
import { PLACE_DRIVERS, SERVICE_KINDS } from "@/lib/software/words"

export const Id = z.string().max(100)
const blank = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : value)
/** Absent and blank are the same: there is none. */
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema.nullish())

const MachineName = (most: number) =>
  z
    .string("Give a name.")
    .trim()
    .min(1, "Give a name.")
    .max(most, "Keep the name shorter.")
    .regex(/^[a-z0-9][a-z0-9-]*$/, "Small letters, digits and hyphens only.")
export const ServiceName = MachineName(60)
export const EnvironmentName = MachineName(40)
const Title = z.string("Give a title.").trim().min(1, "Give a title.").max(80, "Keep it under 80 characters.")
const Reason = z
  .string("Say why.")
  .trim()
  .min(3, "Say in a few words why.")
  .max(500, "At most 500 characters.")

/** An address without user name, query and trailing slash. */
const Address = z
  .string()
  .trim()
  .max(500, "At most 500 characters.")
  .regex(
    /^https?:\/\/[^\s/?#@]+(\/[^\s?#@]*)?$/i,
    "An address such as https://api.example.org, without ? and @.",
  )
  .transform((text) => text.replace(/\/+$/, ""))
const Path = z
  .string()
  .trim()
  .max(200, "At most 200 characters.")
  .regex(/^\/[^\s?#]*$/, "A path such as /health/ready.")

const ServiceFields = {
  title: Title,
  kind: z.enum(SERVICE_KINDS, "Choose one of these."),
  position: z.coerce
    .number("Give a number.")
    .int("Give a number.")
    .min(0, "Give a number.")
    .max(999, "At most 999.")
    .default(0),
  owner: z.string().trim().max(120, "At most 120 characters.").default(""),
  ownerContact: z.string().trim().max(200, "At most 200 characters.").default(""),
  repository: optional(
    z
      .string()
      .trim()
      .max(140, "At most 140 characters.")
      .regex(/^[\w.-]+\/[\w.-]+$/, "As GitHub writes it: owner/name."),
  ),
  runbookUrl: optional(Address),
}
export const CreateServiceInput = z.strictObject({ name: ServiceName, ...ServiceFields })
export const ChangeServiceInput = z.strictObject({ id: Id, ...ServiceFields })
export const RetireServiceInput = z.strictObject({ id: Id, retired: z.boolean() })

export const CreateEnvironmentInput = z.strictObject({
  name: EnvironmentName,
  title: Title,
  position: z.coerce
    .number("Give a number.")
    .int("Give a number.")
    .min(0, "Give a number.")
    .max(999, "At most 999.")
    .default(0),
  needsChecks: z.boolean().default(true),
})
export const ChangeEnvironmentInput = z.strictObject({
  name: EnvironmentName,
  title: Title,
  needsChecks: z.boolean(),
})

const SmokeSettings = z.strictObject({
  protectedPath: optional(Path),
  corsOrigin: optional(Address),
  errorPath: optional(Path),
  skip: z.record(z.string().max(20), z.string().trim().max(200)).optional(),
})
export const PlaceFields = {
  baseUrl: optional(Address),
  healthPath: Path.default("/health/ready"),
  livePath: Path.default("/health/live"),
  versionPath: Path.default("/version"),
  smoke: SmokeSettings.default({}),
  driver: z.enum(PLACE_DRIVERS, "Choose one of these.").default("none"),
  /** As the driver's own schema takes it. */
  settings: z.record(z.string().max(60), z.unknown()).default({}),
  image: optional(
    z
      .string()
      .trim()
      .max(300, "At most 300 characters.")
      .regex(/^[a-z0-9][a-z0-9./:_-]*$/, "As docker pull takes it, without tag: ghcr.io/acme/rounds.")
      .refine((image) => !/:[^/]*$/.test(image), "Without a tag: a release is named by its digest."),
  ),
  replicas: z.coerce
    .number("Give a number.")
    .int("Give a number.")
    .min(1, "At least 1.")
    .max(1_000, "At most 1,000.")
    .default(1),
  /** Asked what runs where the driver's API does not say: a host that reports its containers. */
  witnessHost: optional(HostName),
  /** Which of them: a container's name, its beginning with *, or an image. Absent: that of the place's image. */
  witnessName: optional(
    z
      .string()
      .trim()
      .max(300, "At most 300 characters.")
      .regex(/^[A-Za-z0-9][\w./:-]*\*?$/, "A container's name, its beginning with *, or an image."),
  ),
}
export const CreatePlaceInput = z.strictObject({
  serviceId: Id,
  environment: EnvironmentName,
  ...PlaceFields,
})
export const ChangePlaceInput = z.strictObject({ id: Id, ...PlaceFields })
export const SetSecretsInput = z.strictObject({
  id: Id,
  /** A name left out keeps what is held; null removes it. */
  secrets: z.record(
    z.string().regex(/^[A-Za-z][\w.]{0,59}$/),
    z.string().max(20_000, "At most 20,000 characters.").nullable(),
  ),
})
export const PlaceInput = z.strictObject({ id: Id })
export const RetirePlaceInput = z.strictObject({ id: Id, retired: z.boolean() })

export const FreezeInput = z.strictObject({ name: EnvironmentName, reason: Reason })
export const UnfreezeInput = z.strictObject({ name: EnvironmentName })
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "A time such as 08:00.")
export const Windows = z
  .array(
    z
      .strictObject({
        days: z.array(z.coerce.number().int().min(1).max(7)).min(1, "Choose a day.").max(7),
        from: Clock,
        to: Clock,
      })
      .refine((one) => one.from < one.to, "The end must lie behind the beginning."),
  )
  .max(14, "At most 14 windows.")
export const ChangeWindowsInput = z.strictObject({ name: EnvironmentName, windows: Windows })

export const TellConfigInput = z.strictObject({
  service: ServiceName,
  environment: EnvironmentName,
  /** Names alone: a value has no place here. */
  names: z
    .array(z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,199}$/, "Names of variables only, without values."))
    .max(2_000, "At most 2,000 names."),
})
