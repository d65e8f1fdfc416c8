"use server"

import { finishTask } from "@/lib/tasks/finish"
import { action } from "@/lib/web/action"

export const finishCall = action(finishTask, { refresh: true })
