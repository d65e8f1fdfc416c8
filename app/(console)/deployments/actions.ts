"use server"

import { cancelDeployment } from "@/lib/deployments/cancel"
import { previewDeployment } from "@/lib/deployments/preflight"
import { requestDeployment } from "@/lib/deployments/request"
import { requestGroup } from "@/lib/deployments/request-group"
import { requestRollback } from "@/lib/deployments/request-rollback"
import { resumeService } from "@/lib/deployments/resume"
import { stopService } from "@/lib/deployments/stop"
import { listWaysBack } from "@/lib/impact/ways-back"
import { listReleases } from "@/lib/releases/list"
import { listNewestReleases } from "@/lib/releases/newest"
import { action } from "@/lib/web/action"

export const deploy = action(requestDeployment)
export const deployGroup = action(requestGroup)
export const goBack = action(requestRollback)
export const cancel = action(cancelDeployment, { refresh: true })
export const stop = action(stopService)
export const resume = action(resumeService)
/** Asked by the dialogs before anything is pressed. */
export const preview = action(previewDeployment)
export const releasesOf = action(listReleases)
export const newestReleases = action(listNewestReleases)
export const waysBack = action(listWaysBack)
