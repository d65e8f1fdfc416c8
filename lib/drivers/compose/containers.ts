import { z } from "zod"
import { docker } from "@/lib/drivers/compose/run"
import type { ComposePlace } from "@/lib/drivers/compose/settings"
import { DriverError, type Progress } from "@/lib/drivers/driver"

/** On the container: a deployment is known by it, and told twice it is one. */
export const LABEL = "rounds.deployment"

const Container = z.object({
  Id: z.string(),
  /** The image's configuration, which is not the digest it was pulled by. */
  Image: z.string(),
  RestartCount: z.number().default(0),
  Config: z.object({ Image: z.string(), Labels: z.record(z.string(), z.string()).nullish() }),
  State: z.object({
    Status: z.string(),
    ExitCode: z.number().default(0),
    Health: z.object({ Status: z.string() }).nullish(),
  }),
})
export type Container = z.output<typeof Container>
const Image = z.object({ Id: z.string(), RepoDigests: z.array(z.string()).nullish() })

export const composeArgs = ({ settings }: ComposePlace): string[] => [
  "compose",
  "--project-directory",
  settings.directory,
  "--file",
  `${settings.directory}/${settings.file}`,
]

const lines = (text: string): string[] => text.split("\n").flatMap((line) => line.trim() || [])

export async function containersOf(place: ComposePlace): Promise<Container[]> {
  const listed = [...composeArgs(place), "ps", "--all", "--quiet", place.settings.composeService]
  const ids = lines(await docker(place, listed))
  if (ids.length === 0) return []
  return read(Container.array(), await docker(place, ["inspect", "--type", "container", ...ids]))
}

/** By which digests the images of these containers were pulled; an image may have been pulled by several names. */
export async function digestsOf(
  place: ComposePlace,
  containers: readonly Container[],
): Promise<Map<string, string[]>> {
  const ids = [...new Set(containers.map((one) => one.Image))]
  if (ids.length === 0) return new Map()
  const images = read(Image.array(), await docker(place, ["image", "inspect", ...ids]))
  return new Map(images.map((one) => [one.Id, one.RepoDigests ?? []]))
}

function read<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    throw new DriverError("docker answers with something that is not understood here.", { isFinal: true })
  }
}

const RESTARTS = 2

export function progressOf(all: readonly Container[], mark: string): Progress {
  const ours = all.filter((one) => one.Config.Labels?.[LABEL] === mark)
  const wanted = Math.max(1, ours.length)
  if (ours.length === 0)
    return all.length > 0
      ? { state: "failed", healthy: 0, wanted, detail: "Another deployment's container runs there." }
      : { state: "failed", healthy: 0, wanted, detail: "There is no container." }
  const healthy = ours.filter(
    (one) => one.State.Status === "running" && (one.State.Health?.Status ?? "healthy") === "healthy",
  ).length
  const bad = ours.find(
    ({ State, RestartCount }) =>
      ["exited", "dead", "restarting"].includes(State.Status) ||
      State.Health?.Status === "unhealthy" ||
      RestartCount >= RESTARTS,
  )
  if (bad) {
    const { Status, Health, ExitCode } = bad.State
    const detail = `A container is ${Health?.Status === "unhealthy" ? "unhealthy" : Status}, restarted ${bad.RestartCount} times, last exit code ${ExitCode}.`
    return { state: "failed", healthy, wanted, detail }
  }
  const state = healthy === ours.length ? "stable" : "under_way"
  return { state, healthy, wanted, detail: `${healthy} of ${ours.length} containers are up.` }
}
