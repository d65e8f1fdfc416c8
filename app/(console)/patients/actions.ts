"use server"

import { addPatientNote } from "@/lib/patients/add-note"
import { changePatient } from "@/lib/patients/change"
import { addContact, labelContact, preferContact, removeContact } from "@/lib/patients/change-contacts"
import { createPatient } from "@/lib/patients/create"
import { mergePatients } from "@/lib/patients/merge"
import { addRelative, removeRelative } from "@/lib/patients/relatives"
import { splitPatient } from "@/lib/patients/split"
import { undoMerge } from "@/lib/patients/undo-merge"
import { action } from "@/lib/web/action"

export const create = action(createPatient)
export const change = action(changePatient, { refresh: true })
export const addNote = action(addPatientNote, { refresh: true })
export const addAddress = action(addContact, { refresh: true })
export const labelAddress = action(labelContact, { refresh: true })
export const preferAddress = action(preferContact, { refresh: true })
export const removeAddress = action(removeContact, { refresh: true })
export const relate = action(addRelative, { refresh: true })
export const unrelate = action(removeRelative, { refresh: true })
export const merge = action(mergePatients)
export const undo = action(undoMerge)
export const split = action(splitPatient)
