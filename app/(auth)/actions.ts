"use server"

import { cookies } from "next/headers"
import { redirect } from "next/navigation"
import { switchClinic as switchClinicCommand } from "@/lib/clinics/switch"
import { cookieName, sessionCookieOptions } from "@/lib/sessions/cookies"
import { endEverySession } from "@/lib/sessions/end-everywhere"
import { endThisSession } from "@/lib/sessions/end-this"
import { action } from "@/lib/web/action"
import type { FormState } from "@/lib/web/form-state"

const endHere = action(endThisSession)
const endEverywhere = action(endEverySession)
const moveTo = action(switchClinicCommand)

export async function signOut(): Promise<void> {
  await leave(await endHere({}))
}

export async function signOutEverywhere(): Promise<void> {
  await leave(await endEverywhere({}))
}

/** What is on the screen belongs to the old clinic, so it starts afresh. */
export async function switchClinic(clinicId: string): Promise<void> {
  const state = await moveTo({ clinicId })
  redirect(state.ok || state.code === "not_found" ? "/" : `/sign-in?error=${state.code}`)
}

/** The cookie goes only when the session has: a sign-out that could not be kept is no sign-out. */
async function leave(state: FormState<unknown>): Promise<void> {
  if (!state.ok && state.code !== "signed_out") throw new Error(state.code)
  const jar = await cookies()
  jar.set(cookieName("session-token"), "", { ...sessionCookieOptions(), maxAge: 0 })
  redirect("/sign-in")
}
