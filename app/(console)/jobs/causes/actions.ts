"use server"

import { noteCause } from "@/lib/causes/note"
import { ownCause } from "@/lib/causes/own"
import { settleCause } from "@/lib/causes/settle"
import { action } from "@/lib/web/action"

export const own = action(ownCause, { refresh: true })
export const note = action(noteCause, { refresh: true })
export const settle = action(settleCause, { refresh: true })
