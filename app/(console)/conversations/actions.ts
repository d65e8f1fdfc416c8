"use server"

import { addConversationNote } from "@/lib/conversations/add-note"
import { assignConversation } from "@/lib/conversations/assign"
import { bePresent } from "@/lib/conversations/be-present"
import { cancelConversationMessage } from "@/lib/conversations/cancel-message"
import { closeConversation } from "@/lib/conversations/close"
import { markConversationRead } from "@/lib/conversations/mark-read"
import { markConversationUnread } from "@/lib/conversations/mark-unread"
import { reactInConversation } from "@/lib/conversations/react"
import { reopenConversation } from "@/lib/conversations/reopen"
import { saveDraft as keepDraft } from "@/lib/conversations/save-draft"
import { sendInConversation } from "@/lib/conversations/send"
import { sendMessageNow } from "@/lib/conversations/send-now"
import { snoozeConversation } from "@/lib/conversations/snooze"
import { action } from "@/lib/web/action"

export const assign = action(assignConversation)
export const snooze = action(snoozeConversation)
export const close = action(closeConversation)
export const reopen = action(reopenConversation)
export const markRead = action(markConversationRead)
export const markUnread = action(markConversationUnread)
export const addNote = action(addConversationNote)
export const saveDraft = action(keepDraft)
export const present = action(bePresent)
export const send = action(sendInConversation)
export const cancelMessage = action(cancelConversationMessage)
export const react = action(reactInConversation)
export const sendNow = action(sendMessageNow)
