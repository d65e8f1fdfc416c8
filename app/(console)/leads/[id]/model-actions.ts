"use server"

import { findPrompt } from "@/lib/models/find-prompt"
import { action } from "@/lib/web/action"

export const showPrompt = action(findPrompt)
