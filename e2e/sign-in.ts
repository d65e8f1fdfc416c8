import { type APIRequestContext, type BrowserContextOptions, request } from "@playwright/test"
import type { Role } from "@/lib/can"
import { PASSWORD } from "@/prisma/demo/clinics"

export type StorageState = Exclude<BrowserContextOptions["storageState"], string | undefined>
export type DemoClinic = "northside" | "lakeview"

export const demoEmail = (role: Role, clinic: DemoClinic = "northside"): string => `${role}@${clinic}.demo`

/** Signs in over HTTP, as the contract says, and hands back the cookies. */
export async function signedIn(baseURL: string, email: string, password = PASSWORD): Promise<StorageState> {
  const context = await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } })
  try {
    await signIn(context, email, password)
    return await context.storageState()
  } finally {
    await context.dispose()
  }
}

export async function signIn(context: APIRequestContext, email: string, password = PASSWORD): Promise<void> {
  const { csrfToken } = (await (await context.get("/api/auth/csrf")).json()) as { csrfToken: string }
  await context.post("/api/auth/callback/credentials", { form: { email, password, csrfToken, json: "true" } })
  const session = (await (await context.get("/api/auth/session")).json()) as { user?: { email?: string } }
  if (!session.user) throw new Error(`Sign-in of ${email} failed`)
}

const held = new Map<string, Promise<StorageState>>()

/**
 * One session a worker and person, because a person has five at most and the oldest ends first. Made anew when it was
 * ended meanwhile; who ends or raises a session of their own signs in for themselves.
 */
export async function sharedSession(baseURL: string, email: string): Promise<StorageState> {
  const known = await held.get(email)
  if (known && (await isAlive(baseURL, known))) return known
  const fresh = signedIn(baseURL, email)
  held.set(email, fresh)
  return fresh
}

async function isAlive(baseURL: string, storageState: StorageState): Promise<boolean> {
  const context = await request.newContext({ baseURL, storageState })
  try {
    return (await context.get("/api/session")).ok()
  } finally {
    await context.dispose()
  }
}
