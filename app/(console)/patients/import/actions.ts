"use server"

import { mapImport } from "@/lib/imports/check"
import { cancelImport, startImport } from "@/lib/imports/start"
import { action } from "@/lib/web/action"

export const remap = action(mapImport, { refresh: true })
export const start = action(startImport, { refresh: true })
export const cancel = action(cancelImport, { refresh: true })
