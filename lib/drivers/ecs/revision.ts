import { createHash } from "node:crypto"
import type { ECS, RegisterTaskDefinitionCommandInput, TaskDefinition } from "@aws-sdk/client-ecs"
import { DriverError } from "@/lib/drivers/driver"
import { containerOf } from "@/lib/drivers/ecs/api"
import type { EcsPlace } from "@/lib/drivers/ecs/settings"

/** By it a revision whose answer was lost is found again. */
const TAG = "rounds-deployment"

/** What AWS tells of a task definition and does not take back. */
const TOLD = [
  "taskDefinitionArn",
  "revision",
  "status",
  "requiresAttributes",
  "compatibilities",
  "registeredAt",
  "registeredBy",
  "deregisteredAt",
  "deleteRequestedAt",
] as const

/** The revision that carries this image by digest; registered where this deployment has not done so yet. */
export async function revisionFor(
  ecs: ECS,
  place: EcsPlace,
  given: { from: string; imageDigest: string; key: string },
): Promise<string> {
  const mark = createHash("sha256").update(given.key).digest("hex").slice(0, 40)
  const image = `${place.image}@${given.imageDigest}`
  const { taskDefinition: before, tags = [] } = await ecs.describeTaskDefinition({
    taskDefinition: given.from,
    include: ["TAGS"],
  })
  if (!before) throw new DriverError("ECS does not tell the task definition of the service.")
  const isOurs = (task: TaskDefinition | undefined, all: typeof tags) =>
    all.some((tag) => tag.key === TAG && tag.value === mark) &&
    task !== undefined &&
    containerOf(task, place).image === image
  if (isOurs(before, tags)) return given.from
  const known = await newestOf(ecs, before.family ?? "")
  if (known && isOurs(known.task, known.tags)) return known.task.taskDefinitionArn ?? given.from

  const name = containerOf(before, place).name
  const containerDefinitions = before.containerDefinitions?.map((one) =>
    one.name === name ? { ...one, image } : one,
  )
  const kept = Object.fromEntries(
    Object.entries(before).filter(([key]) => !(TOLD as readonly string[]).includes(key)),
  )
  const { taskDefinition: made } = await ecs.registerTaskDefinition({
    ...(kept as RegisterTaskDefinitionCommandInput),
    containerDefinitions,
    tags: [...tags.filter((tag) => tag.key !== TAG), { key: TAG, value: mark }],
  })
  if (made?.taskDefinitionArn) return made.taskDefinitionArn
  throw new DriverError("ECS does not say which revision it made.")
}

async function newestOf(ecs: ECS, familyPrefix: string) {
  const { taskDefinitionArns = [] } = await ecs.listTaskDefinitions({
    familyPrefix,
    sort: "DESC",
    maxResults: 1,
  })
  if (!taskDefinitionArns[0]) return undefined
  const { taskDefinition: task, tags = [] } = await ecs.describeTaskDefinition({
    taskDefinition: taskDefinitionArns[0],
    include: ["TAGS"],
  })
  return task ? { task, tags } : undefined
}
