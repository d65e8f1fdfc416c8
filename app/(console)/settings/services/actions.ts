"use server"

import { addService } from "@/lib/services/add"
import { changeService } from "@/lib/services/change"
import { moveService } from "@/lib/services/move"
import { retireService } from "@/lib/services/retire"
import { action } from "@/lib/web/action"

export const add = action(addService, { refresh: true })
export const change = action(changeService, { refresh: true })
export const move = action(moveService, { refresh: true })
export const retire = action(retireService, { refresh: true })
