"use server"

import { findMail } from "@/lib/mail/find"
import { action } from "@/lib/web/action"

export const open = action(findMail)
