"use server"

import { archiveQuickReply, restoreQuickReply } from "@/lib/conversations/archive-quick-reply"
import { changeQuickReply } from "@/lib/conversations/change-quick-reply"
import { createQuickReply } from "@/lib/conversations/create-quick-reply"

import { action } from "@/lib/web/action"

export const create = action(createQuickReply, { refresh: true })
export const change = action(changeQuickReply, { refresh: true })
export const archive = action(archiveQuickReply, { refresh: true })
export const restore = action(restoreQuickReply, { refresh: true })
