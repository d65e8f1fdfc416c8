"use server"

import { breakGlass as breakGlassCommand } from "@/lib/access/break-glass"
import { endAccess, endBreakGlass } from "@/lib/access/end"
import { grantAccess } from "@/lib/access/grant"
import { reviewAccess } from "@/lib/access/review"
import { action } from "@/lib/web/action"

export const grant = action(grantAccess, { refresh: true })
export const end = action(endAccess, { refresh: true })
export const review = action(reviewAccess, { refresh: true })
export const breakGlass = action(breakGlassCommand, { refresh: true })
export const endOwnGlass = action(endBreakGlass, { refresh: true })
