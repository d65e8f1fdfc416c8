"use server"

import { moveAppointment as moveCommand } from "@/lib/appointments/move"
import { action } from "@/lib/web/action"

export const moveAppointment = action(moveCommand)
