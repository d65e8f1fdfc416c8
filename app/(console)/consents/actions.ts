"use server"

import { askConsent, cancelRequest } from "@/lib/consent-requests/ask"
import { sendReceipt } from "@/lib/consent-requests/send-receipt"
import { startLedgerExport } from "@/lib/consents/export"
import { recordInPerson } from "@/lib/consents/record-in-person"
import { withdrawConsent } from "@/lib/consents/withdraw"
import { action } from "@/lib/web/action"

export const withdraw = action(withdrawConsent, { refresh: true })
export const ask = action(askConsent, { refresh: true })
export const cancel = action(cancelRequest, { refresh: true })
export const recordHere = action(recordInPerson, { refresh: true })
export const sendAgain = action(sendReceipt, { refresh: true })
export const startExport = action(startLedgerExport)
