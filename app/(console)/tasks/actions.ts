"use server"

import { assignTask } from "@/lib/tasks/assign"
import { cancelTask } from "@/lib/tasks/cancel"
import { changeTaskDue } from "@/lib/tasks/change-due"
import { createTask } from "@/lib/tasks/create"
import { finishTask } from "@/lib/tasks/finish"
import { reopenTask } from "@/lib/tasks/reopen"
import { snoozeTask } from "@/lib/tasks/snooze"
import { takeTask } from "@/lib/tasks/take"
import { action } from "@/lib/web/action"

export const take = action(takeTask, { refresh: true })
export const assign = action(assignTask, { refresh: true })
export const snooze = action(snoozeTask, { refresh: true })
export const changeDue = action(changeTaskDue, { refresh: true })
export const finish = action(finishTask, { refresh: true })
export const cancel = action(cancelTask, { refresh: true })
export const reopen = action(reopenTask, { refresh: true })
export const create = action(createTask, { refresh: true })
