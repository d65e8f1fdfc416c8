"use server"

import { beginBackup } from "@/lib/backups/begin"
import { beginDrill } from "@/lib/backups/begin-drill"
import { action } from "@/lib/web/action"

export const backUp = action(beginBackup, { refresh: true })
export const prove = action(beginDrill, { refresh: true })
