"use server"

import { assignRequest } from "@/lib/subject-requests/assign"
import { askIdentity, confirmIdentity } from "@/lib/subject-requests/check-identity"
import { downloadExport } from "@/lib/subject-requests/download"
import { extendRequest } from "@/lib/subject-requests/extend"
import { finishRequest } from "@/lib/subject-requests/finish"
import { object } from "@/lib/subject-requests/object"
import { openRequest } from "@/lib/subject-requests/open-request"
import { prepareExport } from "@/lib/subject-requests/prepare-export"
import { proposeErasure } from "@/lib/subject-requests/propose-erasure"
import { rectify } from "@/lib/subject-requests/rectify"
import { refuseRequest } from "@/lib/subject-requests/refuse"
import { liftRestriction, restrict } from "@/lib/subject-requests/restrict"
import { withdrawRequest } from "@/lib/subject-requests/withdraw"
import { action } from "@/lib/web/action"

export const open = action(openRequest)
export const needIdentity = action(askIdentity, { refresh: true })
export const sureOfIdentity = action(confirmIdentity, { refresh: true })
export const extend = action(extendRequest, { refresh: true })
export const assign = action(assignRequest, { refresh: true })
export const refuse = action(refuseRequest, { refresh: true })
export const takeBack = action(withdrawRequest, { refresh: true })
export const finish = action(finishRequest, { refresh: true })
export const putRight = action(rectify, { refresh: true })
export const restrictData = action(restrict, { refresh: true })
export const lift = action(liftRestriction, { refresh: true })
export const objectTo = action(object, { refresh: true })
export const prepare = action(prepareExport, { refresh: true })
export const erase = action(proposeErasure, { refresh: true })
/** The copy itself goes in the answer: with it the look and the download are on record. */
export const download = action(downloadExport, {
  refresh: true,
  finish: async ({ bytes, fileName, type }) => ({ base64: bytes.toString("base64"), fileName, type }),
})
