"use server"

import { changeEnvironment } from "@/lib/software/change-environment"
import { changePlace } from "@/lib/software/change-place"
import { changeService } from "@/lib/software/change-service"
import { changeWindows } from "@/lib/software/change-windows"
import { createEnvironment } from "@/lib/software/create-environment"
import { createPlace } from "@/lib/software/create-place"
import { createService } from "@/lib/software/create-service"
import { freezeEnvironment } from "@/lib/software/freeze"
import { retirePlace } from "@/lib/software/retire-place"
import { retireService } from "@/lib/software/retire-service"
import { setSecrets } from "@/lib/software/set-secrets"
import { testPlace } from "@/lib/software/test-place"
import { unfreezeEnvironment } from "@/lib/software/unfreeze"
import { action } from "@/lib/web/action"

export const addService = action(createService, { refresh: true })
export const editService = action(changeService, { refresh: true })
export const endService = action(retireService, { refresh: true })
export const addEnvironment = action(createEnvironment, { refresh: true })
export const editEnvironment = action(changeEnvironment, { refresh: true })
export const setWindows = action(changeWindows, { refresh: true })
export const freeze = action(freezeEnvironment, { refresh: true })
export const unfreeze = action(unfreezeEnvironment, { refresh: true })
export const addPlace = action(createPlace, { refresh: true })
export const editPlace = action(changePlace, { refresh: true })
export const endPlace = action(retirePlace, { refresh: true })
export const keepSecrets = action(setSecrets, { refresh: true })
export const tryPlace = action(testPlace)
