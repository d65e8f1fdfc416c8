"use server"

import { addRoom } from "@/lib/rooms/add"
import { changeRoom } from "@/lib/rooms/change"
import { moveRoom } from "@/lib/rooms/move"
import { retireRoom } from "@/lib/rooms/retire"
import { action } from "@/lib/web/action"

export const add = action(addRoom, { refresh: true })
export const change = action(changeRoom, { refresh: true })
export const move = action(moveRoom, { refresh: true })
export const retire = action(retireRoom, { refresh: true })
