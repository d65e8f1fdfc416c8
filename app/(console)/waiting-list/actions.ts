"use server"

import { acceptOffer } from "@/lib/waiting-list/accept"
import { addEntry } from "@/lib/waiting-list/add"
import { changeEntry } from "@/lib/waiting-list/change"
import { declineOffer } from "@/lib/waiting-list/decline"
import { offerTime } from "@/lib/waiting-list/offer-time"
import { stopSlot } from "@/lib/waiting-list/stop-slot"
import { withdrawEntry } from "@/lib/waiting-list/withdraw"
import { withdrawOffer } from "@/lib/waiting-list/withdraw-offer"
import { action } from "@/lib/web/action"

export const add = action(addEntry, { refresh: true })
export const change = action(changeEntry, { refresh: true })
export const withdraw = action(withdrawEntry, { refresh: true })
export const accept = action(acceptOffer, { refresh: true })
export const decline = action(declineOffer, { refresh: true })
export const takeBack = action(withdrawOffer, { refresh: true })
export const offer = action(offerTime, { refresh: true })
export const stop = action(stopSlot, { refresh: true })
