import { z } from "zod"
import { type Driver, DriverError } from "@/lib/drivers/driver"
import { serviceOf, withEcs } from "@/lib/drivers/ecs/api"
import { revisionFor } from "@/lib/drivers/ecs/revision"
import { progressOf, runningNow } from "@/lib/drivers/ecs/running"
import { type EcsPlace, EcsSecrets, EcsSettings } from "@/lib/drivers/ecs/settings"
import { ABOUT, TITLES } from "@/lib/drivers/words"
import { redactText } from "@/lib/redact-text"

const Saved = z.object({ taskDefinition: z.string().min(1) })

export const ecs: Driver<EcsSettings, EcsSecrets> = {
  name: "ecs",
  title: TITLES.ecs,
  settings: EcsSettings,
  secrets: EcsSecrets,
  about: ABOUT.ecs,

  test: (place) =>
    withEcs(place, async (client) => {
      const { serviceName, desiredCount, runningCount } = await serviceOf(client, place)
      return {
        ok: true,
        detail: `The service ${serviceName} is there: ${runningCount} of ${desiredCount} tasks run.`,
      }
    }),

  current: (place) =>
    withEcs(place, async (client) => runningNow(client, place, await serviceOf(client, place))),

  deploy: (place, { imageDigest }, key) =>
    withEcs(place, async (client) => {
      if (!place.image) throw new DriverError("The place names no image.", { isFinal: true })
      const { taskDefinition: from = "" } = await serviceOf(client, place)
      const revision = await revisionFor(client, place, { from, imageDigest, key })
      return point(client, place, revision)
    }),

  restore(place, saved) {
    const told = Saved.safeParse(saved)
    if (told.success) return withEcs(place, (client) => point(client, place, told.data.taskDefinition))
    return Promise.reject(
      new DriverError("Nobody said which revision ran before, so it cannot be brought back.", {
        isFinal: true,
      }),
    )
  },

  progress: (place, handle) =>
    withEcs(place, async (client) => progressOf(await serviceOf(client, place), handle)),

  cancel: (place) =>
    withEcs(place, async (client) => {
      const { cluster, service } = place.settings
      const { serviceDeployments = [] } = await client.listServiceDeployments({
        cluster,
        service,
        status: ["PENDING", "IN_PROGRESS"],
      })
      const serviceDeploymentArn = serviceDeployments[0]?.serviceDeploymentArn
      if (!serviceDeploymentArn) return { detail: "ECS has nothing under way." }
      await client.stopServiceDeployment({ serviceDeploymentArn, stopType: "ROLLBACK" })
      return { detail: "ECS was told to end it and go back." }
    }),

  stop: (place) => scale(place, 0, "ECS was told to run no task."),
  resume: (place, replicas) => scale(place, replicas, `ECS was told to run ${replicas}.`),

  logs: (place, since, limit) =>
    withEcs(place, async (client) => {
      const { events = [] } = await serviceOf(client, place)
      return events
        .filter((one) => one.createdAt && one.createdAt >= since)
        .sort((one, other) => Number(one.createdAt) - Number(other.createdAt))
        .slice(-limit)
        .map((one) => redactText(one.message ?? "", 500, Object.values(place.secrets)))
    }),
}

/** Told the same revision again, ECS begins nothing. */
async function point(
  client: Parameters<typeof serviceOf>[0],
  { settings: { cluster, service } }: EcsPlace,
  taskDefinition: string,
) {
  await client.updateService({ cluster, service, taskDefinition })
  return { handle: taskDefinition, detail: `ECS was given ${taskDefinition.split("/").at(-1)}.` }
}

const scale = (place: EcsPlace, desiredCount: number, detail: string) =>
  withEcs(place, async (client) => {
    const { cluster, service } = place.settings
    await client.updateService({ cluster, service, desiredCount })
    return { detail }
  })
