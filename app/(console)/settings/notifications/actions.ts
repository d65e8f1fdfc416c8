"use server"

import { changePreferences } from "@/lib/notifications/change-preferences"
import { sendTestNotification } from "@/lib/notifications/send-test"
import { subscribePush } from "@/lib/push/subscribe"
import { unsubscribePush } from "@/lib/push/unsubscribe"
import { action } from "@/lib/web/action"

export const change = action(changePreferences, { refresh: true })
export const sendTest = action(sendTestNotification, { refresh: true })
export const subscribe = action(subscribePush, { refresh: true })
export const unsubscribe = action(unsubscribePush, { refresh: true })
