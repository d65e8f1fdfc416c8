"use server"

import { unmaskPatient } from "@/lib/access/unmask"
import { action } from "@/lib/web/action"

export const unmask = action(unmaskPatient, { refresh: true })
