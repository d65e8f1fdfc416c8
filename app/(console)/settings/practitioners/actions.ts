"use server"

import { addPractitioner } from "@/lib/practitioners/add"
import { changePractitioner } from "@/lib/practitioners/change"
import { movePractitioner } from "@/lib/practitioners/move"
import { retirePractitioner } from "@/lib/practitioners/retire"
import { setHours } from "@/lib/practitioners/set-hours"
import { setPractitionerServices } from "@/lib/practitioners/set-services"
import { action } from "@/lib/web/action"

export const add = action(addPractitioner, { refresh: true })
export const change = action(changePractitioner, { refresh: true })
export const move = action(movePractitioner, { refresh: true })
export const retire = action(retirePractitioner, { refresh: true })
export const saveHours = action(setHours, { refresh: true })
export const saveServices = action(setPractitionerServices, { refresh: true })
