"use server"

import { switchClinic as switchClinicCommand } from "@/lib/clinics/switch"
import { endEverySession } from "@/lib/sessions/end-everywhere"
import { endThisSession } from "@/lib/sessions/end-this"
import { action } from "@/lib/web/action"

export const switchClinic = action(switchClinicCommand)
export const signOut = action(endThisSession)
export const signOutEverywhere = action(endEverySession)
