"use server"

import { redirect } from "next/navigation"
import { draftHandover } from "@/lib/handover/draft"
import { editHandover } from "@/lib/handover/edit"
import { receiveHandover } from "@/lib/handover/receive"
import { signHandover } from "@/lib/handover/sign"
import { action } from "@/lib/web/action"

export const draft = action(draftHandover, { finish: async ({ id }) => redirect(`/handover/${id}`) })
export const refresh = action(draftHandover, { refresh: true })
export const edit = action(editHandover, { refresh: true })
export const sign = action(signHandover, { refresh: true })
export const receive = action(receiveHandover, { refresh: true })
