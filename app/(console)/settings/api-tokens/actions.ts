"use server"

import { createToken } from "@/lib/api-tokens/create"
import { revokeToken } from "@/lib/api-tokens/revoke"
import { action } from "@/lib/web/action"

export const create = action(createToken, { refresh: true })
export const revoke = action(revokeToken, { refresh: true })
