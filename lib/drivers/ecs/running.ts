import type { ECS, Service } from "@aws-sdk/client-ecs"
import type { Progress, Running } from "@/lib/drivers/driver"
import { containerOf, primary } from "@/lib/drivers/ecs/api"
import type { EcsPlace } from "@/lib/drivers/ecs/settings"
import { redactText } from "@/lib/redact-text"

/** The digests that the running tasks hold, by ECS' own word. */
export async function runningNow(ecs: ECS, place: EcsPlace, service: Service): Promise<Running> {
  const { cluster, service: serviceName } = place.settings
  const { taskDefinition = "", desiredCount = 0 } = service
  const { taskDefinition: task } = await ecs.describeTaskDefinition({ taskDefinition })
  const name = task ? containerOf(task, place).name : undefined
  const { taskArns = [] } = await ecs.listTasks({ cluster, serviceName, desiredStatus: "RUNNING" })
  const { tasks = [] } = taskArns.length > 0 ? await ecs.describeTasks({ cluster, tasks: taskArns }) : {}
  const held = tasks
    .filter((one) => one.lastStatus === "RUNNING")
    .map((one) => one.containers?.find((container) => container.name === name)?.imageDigest)
  const digests = [...new Set(held)]
  const digest = digests.length === 1 ? (digests[0] ?? null) : null
  const detail =
    held.length === 0
      ? "No task is running."
      : digests.length > 1
        ? `${held.length} tasks hold ${digests.length} different images.`
        : `${held.length} of ${desiredCount} tasks hold ${digest ?? "an image ECS does not name"}.`
  return { digest, gitSha: null, replicas: desiredCount, saved: { taskDefinition, desiredCount }, detail }
}

/** Where the revision stands that was asked for. */
export function progressOf(service: Service, taskDefinition: string): Progress {
  const now = primary(service)
  const [healthy, wanted] = [now?.runningCount ?? 0, now?.desiredCount ?? service.desiredCount ?? 0]
  const why = now?.rolloutStateReason ? ` ${redactText(now.rolloutStateReason, 200)}` : ""
  const counts = `${healthy} of ${wanted} tasks run.${why}`
  if (now?.taskDefinition !== taskDefinition)
    return {
      state: "failed",
      healthy: 0,
      wanted,
      detail: "ECS runs another revision: it went back, or another deployment came.",
    }
  if (now.rolloutState === "FAILED")
    return { state: "failed", healthy, wanted, detail: `ECS gave up. ${counts}` }
  // Deployments other than ECS' own rolling ones tell no state: then one alone with all its tasks is stable.
  const isDone =
    now.rolloutState === "COMPLETED" ||
    (!now.rolloutState && service.deployments?.length === 1 && healthy >= wanted)
  return { state: isDone ? "stable" : "under_way", healthy, wanted, detail: counts }
}
