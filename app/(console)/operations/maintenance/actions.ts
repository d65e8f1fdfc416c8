"use server"

import { cancelMaintenance } from "@/lib/maintenance/cancel"
import { finishMaintenance } from "@/lib/maintenance/finish"
import { moveMaintenance } from "@/lib/maintenance/move"
import { planMaintenance } from "@/lib/maintenance/plan"
import { action } from "@/lib/web/action"

export const plan = action(planMaintenance, { refresh: true })
export const move = action(moveMaintenance, { refresh: true })
export const cancel = action(cancelMaintenance, { refresh: true })
export const finish = action(finishMaintenance, { refresh: true })
