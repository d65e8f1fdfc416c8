"use server"

import { markMigration } from "@/lib/releases/mark-migration"
import { action } from "@/lib/web/action"

export const mark = action(markMigration)
