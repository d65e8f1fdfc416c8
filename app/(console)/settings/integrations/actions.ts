"use server"

import { changeSettings } from "@/lib/connections/change-settings"
import { connectPlatformProvider, connectProvider } from "@/lib/connections/connect"
import { pauseConnection } from "@/lib/connections/pause"
import { resumeConnection } from "@/lib/connections/resume"
import { retirePlatformSecret, retireSecret } from "@/lib/connections/retire-secret"
import { rotatePlatformSecret, rotateSecret } from "@/lib/connections/rotate-secret"
import { testIncoming, testPlatformIncoming } from "@/lib/connections/test-incoming"
import { testConnection } from "@/lib/connections/test-outgoing"
import { changeModel } from "@/lib/models/change-model"
import { startModelTrial, stopModelTrial } from "@/lib/models/start-trial"
import { tryModel } from "@/lib/models/try-model"
import { action } from "@/lib/web/action"

const refresh = { refresh: true }

export const connect = action(connectProvider, refresh)
export const connectPlatform = action(connectPlatformProvider, refresh)
export const changeConnection = action(changeSettings, refresh)
export const rotate = action(rotateSecret, refresh)
export const rotatePlatform = action(rotatePlatformSecret, refresh)
export const retire = action(retireSecret, refresh)
export const retirePlatform = action(retirePlatformSecret, refresh)
export const pause = action(pauseConnection, refresh)
export const resume = action(resumeConnection, refresh)
export const test = action(testConnection, refresh)
export const testIn = action(testIncoming, refresh)
export const testPlatformIn = action(testPlatformIncoming, refresh)
export const saveModel = action(changeModel, refresh)
export const askMadeUp = action(tryModel, refresh)
export const startTrial = action(startModelTrial, refresh)
export const stopTrial = action(stopModelTrial, refresh)
