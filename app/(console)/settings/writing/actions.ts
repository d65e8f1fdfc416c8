"use server"

import { changeWriting } from "@/lib/conversations/writing"
import { action } from "@/lib/web/action"

export const change = action(changeWriting, { refresh: true })
