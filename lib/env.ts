import { z } from "zod"
import { setClock } from "@/lib/time"

const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional())
const withDefault = <T extends z.ZodType>(schema: T, value: z.input<T>) =>
  z.preprocess((given) => blankIsAbsent(given) ?? value, schema)
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, "must be a postgres:// address")
const baseUrl = z.url().regex(/[^/]$/, "must not end with a slash")
const origins = z.string().refine((text) => text.split(",").every((one) => isOrigin(one.trim())), {
  message: "must be origins such as https://app.example, separated by commas",
})
const hosts = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((one) => one.trim().toLowerCase())
      .filter((one) => one !== ""),
  )
  .refine((all) => all.every((one) => /^(\[[0-9a-f:]+\]|[a-z0-9._-]+)(:\d{1,5})?$|^[0-9a-f:]+$/.test(one)), {
    message: "must be hosts such as 10.0.0.5:8000 or panel.lan, separated by commas",
  })
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "must be small letters, digits and -")
const timeZone = z.string().refine(isTimeZone, "must be a time zone such as Europe/Bucharest")
const keyHex = z.string().regex(/^[0-9a-fA-F]{64}$/, "must be 64 hexadecimal characters (32 bytes)")
const flag = z.enum(["0", "1", "true", "false"]).transform((value) => value === "1" || value === "true")
const clock = z.string().refine((value) => /^[+-]\d+$/.test(value) || !Number.isNaN(Date.parse(value)), {
  message: "must be an ISO instant or +seconds",
})

const Env = z
  .object({
    NODE_ENV: withDefault(z.enum(["development", "test", "production"]), "development"),
    PORT: withDefault(z.coerce.number().int().min(1).max(65535), 3000),
    HOST: withDefault(z.string(), "0.0.0.0"),
    DATABASE_URL: postgresUrl,
    DATABASE_MIGRATION_URL: optional(postgresUrl),
    DATABASE_READ_REPLICA_URL: optional(postgresUrl),
    // Read by db:seed alone: the first clinic, who may sign in there, and its connection.
    CLINIC_NAME: withDefault(z.string().max(80), "Clinic"),
    CLINIC_SLUG: withDefault(slug, "clinic"),
    CLINIC_TIME_ZONE: withDefault(timeZone, "Europe/Bucharest"),
    CLINIC_COUNTRY: withDefault(z.string().regex(/^[A-Z]{2}$/, "must be two capitals, such as RO"), "RO"),
    CLINIC_CURRENCY: withDefault(
      z.string().regex(/^[A-Z]{3}$/, "must be three capitals, such as EUR"),
      "EUR",
    ),
    ADMIN_EMAIL: optional(z.email()),
    WHATSAPP_API_KEY: optional(z.string()),
    WHATSAPP_PHONE_NUMBER_ID: optional(z.string().regex(/^\d{1,30}$/, "must be digits")),
    WHATSAPP_WEBHOOK_SECRET: optional(z.string().min(8, "must be at least 8 characters")),
    WHATSAPP_VERIFY_TOKEN: optional(z.string()),
    GITHUB_WEBHOOK_SECRET: optional(z.string().min(8, "must be at least 8 characters")),
    GITHUB_READ_TOKEN: optional(z.string().min(8, "must be at least 8 characters")),
    GITHUB_API_URL: optional(baseUrl),
    COOLIFY_WEBHOOK_TOKEN: optional(
      z.string().regex(/^[\w.~-]{16,200}$/, "must be 16 characters or more, letters, digits and - . _ ~"),
    ),
    EAS_WEBHOOK_SECRET: optional(z.string().min(16, "must be at least 16 characters")),
    WHATSAPP_API_URL: optional(baseUrl),
    EVOLUTION_API_URL: optional(baseUrl),
    TWILIO_API_URL: optional(baseUrl),
    HUBSPOT_API_URL: optional(baseUrl),
    COOLIFY_URL: optional(baseUrl),
    HUBSPOT_ACCESS_TOKEN: optional(z.string().min(8, "must be at least 8 characters")),
    MAIL_HOST: optional(z.string().max(253)),
    MAIL_PORT: optional(z.coerce.number().int().min(1).max(65535)),
    MAIL_USER: optional(z.string()),
    MAIL_PASS: optional(z.string()),
    MAIL_FROM: optional(
      z.string().regex(/^[^\r\n]+@[^\r\n]+$/, "must be an address, or a name and <address>"),
    ),
    MAIL_TLS: withDefault(z.enum(["starttls", "always", "never"]), "starttls"),
    PUSH_API_URL: optional(baseUrl),
    VAPID_PUBLIC_KEY: optional(z.string().regex(/^[\w-]{87}$/, "must be 87 characters of base64url")),
    VAPID_PRIVATE_KEY: optional(z.string().regex(/^[\w-]{43}$/, "must be 43 characters of base64url")),
    VAPID_SUBJECT: optional(z.string().regex(/^(mailto:|https:)/, "must begin with mailto: or https:")),
    OPENAI_API_KEY: optional(z.string().min(8, "must be at least 8 characters")),
    OPENAI_BASE_URL: optional(baseUrl),
    NEXTAUTH_URL: baseUrl,
    NEXTAUTH_SECRET: z.string().min(32, "must be at least 32 characters"),
    ENCRYPTION_KEY: keyHex,
    ENCRYPTION_KEY_PREVIOUS: optional(
      z
        .string()
        .transform((text) => text.split(",").map((one) => one.trim()))
        .pipe(z.array(keyHex).max(5)),
    ),
    // Copies of the database: sealed with a key of their own where one is set, in a folder or an S3-compatible bucket.
    BACKUP_KEY: optional(keyHex),
    BACKUP_FOLDER: optional(z.string()),
    BACKUP_S3_BUCKET: optional(z.string().regex(/^[a-z0-9][a-z0-9.-]{1,62}$/, "must be a bucket's name")),
    BACKUP_S3_ENDPOINT: optional(baseUrl),
    BACKUP_S3_REGION: withDefault(z.string().max(60), "us-east-1"),
    BACKUP_S3_ACCESS_KEY: optional(z.string()),
    BACKUP_S3_SECRET_KEY: optional(z.string()),
    BACKUP_S3_PREFIX: withDefault(
      z.string().regex(/^[\w./-]{0,120}$/, "must be letters, digits and . _ - /"),
      "",
    ),
    BACKUP_DRILL_URL: optional(postgresUrl),
    INNGEST_BASE_URL: optional(baseUrl),
    INNGEST_EVENT_KEY: optional(z.string()),
    INNGEST_SIGNING_KEY: optional(
      z
        .string()
        .regex(
          /^(signkey-\w+-)?([0-9a-fA-F]{2})+$/,
          "must be hexadecimal, with or without signkey-…- before it",
        ),
    ),
    INNGEST_SERVE_ORIGIN: optional(baseUrl),
    PRIVATE_HOSTS: withDefault(hosts, ""),
    LOG_LEVEL: withDefault(z.enum(["trace", "debug", "info", "warn", "error", "silent"]), "info"),
    LOG_FOLDER: optional(z.string().max(500)),
    CORS_ORIGIN: optional(origins),
    METRICS_TOKEN: optional(z.string().min(8)),
    OTEL_ENABLED: optional(flag),
    OTEL_EXPORTER_OTLP_ENDPOINT: optional(baseUrl),
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: optional(z.url()),
    SENTRY_DSN: optional(
      z
        .string()
        .regex(
          /^https?:\/\/\w+(:\w+)?@[^\s/@]+(\/[^\s/]+)*\/\d+$/,
          "must be https://<key>@<host>/<project number>",
        ),
    ),
    SENTRY_ENVIRONMENT: optional(z.string().max(60)),
    OTEL_SERVICE_NAME: withDefault(z.string().max(80), "rounds"),
    GIT_SHA: withDefault(z.string(), "unknown"),
    BUILD_TIME: withDefault(z.string(), "unknown"),
    IMAGE_DIGEST: withDefault(z.string(), "unknown"),
    ROUNDS_ENVIRONMENT: optional(z.enum(["demo", "staging", "production"])),
    ROUNDS_DEMO: withDefault(flag, "0"),
    ROUNDS_DEMO_HOST_PORT: optional(z.coerce.number().int().min(1).max(65535)),
    ROUNDS_CLOCK: optional(clock),
    ROUNDS_DATA_DIR: withDefault(z.string(), ".data"),
    ROUNDS_FAILPOINT: optional(z.string()),
    ROUNDS_BENCH: withDefault(flag, "0"),
    // A share of the waits of a deployment, for trials on one machine.
    ROUNDS_DEPLOY_PACE: optional(z.coerce.number().min(0.0001).max(1)),
    WEBHOOK_RATE_PER_SECOND: optional(z.coerce.number().positive()),
  })
  .superRefine((value, context) => {
    const onLoopback = isLoopback(value.DATABASE_URL)
    for (const name of ["ROUNDS_CLOCK", "ROUNDS_FAILPOINT", "ROUNDS_BENCH", "ROUNDS_DEPLOY_PACE"] as const) {
      if (value[name] && !onLoopback) {
        context.addIssue({
          code: "custom",
          path: [name],
          message: "is refused unless the database is on loopback",
        })
      }
    }
    const server = [value.INNGEST_BASE_URL, value.INNGEST_EVENT_KEY, value.INNGEST_SIGNING_KEY]
    if (server.some(Boolean) && !server.every(Boolean)) {
      context.addIssue({
        code: "custom",
        path: ["INNGEST_BASE_URL"],
        message: "set INNGEST_BASE_URL, INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY together, or none of them",
      })
    }
  })

export type Env = z.output<typeof Env>

export class EnvError extends Error {
  constructor(readonly fields: { name: string; message: string }[]) {
    super(`Bad environment:\n${fields.map((field) => `  ${field.name}: ${field.message}`).join("\n")}`)
  }
}

/** Checks a set of variables; throws `EnvError`, which names each bad field and never its value. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const result = Env.safeParse(source)
  if (result.success) return result.data
  throw new EnvError(
    result.error.issues.map((issue) => {
      const name = String(issue.path[0] ?? "environment")
      return { name, message: source[name] ? issue.message : "is missing" }
    }),
  )
}

let checked: Env | undefined

export function env(): Env {
  if (!checked) {
    checked = readEnv(process.env)
    setClock(checked.ROUNDS_CLOCK)
  }
  return checked
}

/** For tests that boot against a database made after import. */
export function resetEnv(): void {
  checked = undefined
}

/** What a program that is called may know of our environment: how to find itself and its own settings, nothing of ours. */
export function programEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) =>
    /^(PATH|HOME|LANG|TMPDIR|DOCKER_\w+)$/.test(name),
  )
  return { NODE_ENV: process.env.NODE_ENV, ...Object.fromEntries(kept) }
}

function isLoopback(url: string): boolean {
  try {
    return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname)
  } catch {
    return false
  }
}

function isOrigin(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
  } catch {
    return false
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== ""
  } catch {
    return false
  }
}
