import { randomBytes } from "node:crypto"
import { platformDb } from "@/lib/db"
import { env } from "@/lib/env"
import { newId } from "@/lib/ids"
import type { Secrets } from "@/lib/providers/provider"
import { seal } from "@/lib/seal"
import { hashPassword } from "@/lib/sessions/password"
import { connectPlatform } from "@/prisma/platform-connections"

/** What was made, in words for the console; the password is said this once. */
type Made = {
  clinic: string
  isNew: boolean
  connection: boolean
  /** What tells of the software. */
  platform: string[]
  admin?: { email: string; password: string }
}

/**
 * What a first start needs: the default clinic, its WhatsApp connection and the platform's from the environment, and
 * somebody who may sign in. What is there already stays as it is: from then on the database holds it, not the environment.
 */
export async function seedFirstClinic(): Promise<Made> {
  const db = platformDb()
  const there = await db.clinic.findFirst({ where: { isDefault: true } })
  const { CLINIC_NAME, CLINIC_SLUG, CLINIC_TIME_ZONE, CLINIC_COUNTRY, CLINIC_CURRENCY } = env()
  const clinic =
    there ??
    (await db.clinic.create({
      data: {
        id: newId(),
        slug: CLINIC_SLUG,
        name: CLINIC_NAME,
        timeZone: CLINIC_TIME_ZONE,
        country: CLINIC_COUNTRY,
        currency: CLINIC_CURRENCY,
        isDefault: true,
      },
    }))
  const connection = await connectWhatsApp(clinic.id)
  await connectHubspot(clinic.id)
  await connectOpenai(clinic.id)
  const platform = await connectPlatforms()
  const admin = await makeAdmin(clinic.id)
  return { clinic: clinic.name, isNew: !there, connection, platform, ...(admin && { admin }) }
}

async function connectWhatsApp(clinicId: string): Promise<boolean> {
  const { WHATSAPP_WEBHOOK_SECRET, WHATSAPP_VERIFY_TOKEN, WHATSAPP_API_KEY, WHATSAPP_PHONE_NUMBER_ID } = env()
  if (!WHATSAPP_WEBHOOK_SECRET) return false
  const id = newId()
  const secrets: Secrets & { apiKey?: string } = {
    secrets: [WHATSAPP_WEBHOOK_SECRET],
    verifyToken: WHATSAPP_VERIFY_TOKEN,
    apiKey: WHATSAPP_API_KEY,
  }
  const { count } = await platformDb().connection.createMany({
    data: [
      {
        id,
        clinicId,
        provider: "whatsapp",
        scheme: "meta",
        externalId: WHATSAPP_PHONE_NUMBER_ID ?? null,
        sealed: seal(JSON.stringify(secrets), id),
      },
    ],
    skipDuplicates: true,
  })
  return count > 0
}

/** The clinic's CRM: it is called with this token, and sends nothing to us yet. */
async function connectHubspot(clinicId: string): Promise<boolean> {
  const apiKey = env().HUBSPOT_ACCESS_TOKEN
  if (!apiKey) return false
  const id = newId()
  const sealed = seal(JSON.stringify({ secrets: [], apiKey }), id)
  const { count } = await platformDb().connection.createMany({
    data: [{ id, clinicId, provider: "hubspot", scheme: "private-app", sealed }],
    skipDuplicates: true,
  })
  return count > 0
}

/** The model that scores where a patient agreed. */
async function connectOpenai(clinicId: string): Promise<boolean> {
  const apiKey = env().OPENAI_API_KEY
  if (!apiKey) return false
  const id = newId()
  const sealed = seal(JSON.stringify({ secrets: [], apiKey }), id)
  const { count } = await platformDb().connection.createMany({
    data: [{ id, clinicId, provider: "openai", scheme: "api-key", sealed }],
    skipDuplicates: true,
  })
  return count > 0
}

async function connectPlatforms(): Promise<string[]> {
  const { GITHUB_WEBHOOK_SECRET, COOLIFY_WEBHOOK_TOKEN, EAS_WEBHOOK_SECRET } = env()
  const made: string[] = []
  if (await connectPlatform("github", GITHUB_WEBHOOK_SECRET)) made.push("GitHub")
  if (await connectPlatform("coolify", COOLIFY_WEBHOOK_TOKEN)) made.push("Coolify")
  if (await connectPlatform("eas", EAS_WEBHOOK_SECRET)) made.push("Expo EAS")
  return made
}

/** Only where nobody can sign in yet. */
async function makeAdmin(clinicId: string): Promise<Made["admin"]> {
  const email = env().ADMIN_EMAIL?.toLowerCase()
  const db = platformDb()
  if (!email || (await db.user.findFirst())) return undefined
  const password = randomBytes(15).toString("base64url")
  const user = { id: newId(), email, name: "Admin", passwordHash: await hashPassword(password) }
  await db.user.create({ data: user })
  await db.member.create({
    data: { id: newId(), clinicId, userId: user.id, name: user.name, roles: ["admin"] },
  })
  return { email, password }
}
