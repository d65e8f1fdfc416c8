"use server"

import { findPassport, findSendingPassport } from "@/lib/messaging/passport"
import { action } from "@/lib/web/action"

export const passportInThread = action(findPassport)
export const passportOfOutgoing = action(findSendingPassport)
