"use server"

import { settleSurvey } from "@/lib/surveys/settle"
import { action } from "@/lib/web/action"

export const settle = action(settleSurvey, { refresh: true })
