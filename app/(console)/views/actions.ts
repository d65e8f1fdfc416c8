"use server"

import { deleteView } from "@/lib/views/delete"
import { renameView } from "@/lib/views/rename"
import { saveView } from "@/lib/views/save"
import { action } from "@/lib/web/action"

export const save = action(saveView, { refresh: true })
export const rename = action(renameView, { refresh: true })
export const remove = action(deleteView, { refresh: true })
