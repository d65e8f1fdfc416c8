"use server"

import { addException } from "@/lib/opening/add-exception"
import { setClinicHours } from "@/lib/opening/opening-hours"
import { previewException } from "@/lib/opening/preview-exception"
import { removeException } from "@/lib/opening/remove-exception"
import { takeHolidays } from "@/lib/opening/take-holidays"
import { action } from "@/lib/web/action"

export const add = action(addException, { refresh: true })
export const preview = action(previewException)
export const remove = action(removeException, { refresh: true })
export const take = action(takeHolidays, { refresh: true })
export const saveHours = action(setClinicHours, { refresh: true })
