"use server"

import { switchClinic as switchClinicCommand } from "@/lib/clinics/switch"
import { endEverySession } from "@/lib/sessions/end-everywhere"
import { endThisSession } from "@/lib/sessions/end-this"
import { action } from "@/lib/web/action"
import { dropSessionCookie } from "@/lib/web/session-cookie"

export const switchClinic = action(switchClinicCommand)
export const signOut = action(endThisSession, { finish: dropSessionCookie })
export const signOutEverywhere = action(endEverySession, { finish: dropSessionCookie })
