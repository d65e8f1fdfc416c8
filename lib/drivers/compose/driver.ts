import { z } from "zod"
import { composeArgs, containersOf, digestsOf, LABEL, progressOf } from "@/lib/drivers/compose/containers"
import { docker } from "@/lib/drivers/compose/run"
import { type ComposePlace, ComposeSecrets, ComposeSettings } from "@/lib/drivers/compose/settings"
import { type Driver, DriverError } from "@/lib/drivers/driver"
import { ABOUT, TITLES } from "@/lib/drivers/words"
import { redactText } from "@/lib/redact-text"

const Saved = z.object({ image: z.string().min(1) })

export const compose: Driver<ComposeSettings, ComposeSecrets> = {
  name: "compose",
  title: TITLES.compose,
  settings: ComposeSettings,
  secrets: ComposeSecrets,
  about: ABOUT.compose,

  async test(place) {
    const told = await docker(place, [...composeArgs(place), "config", "--services"])
    const { composeService, file } = place.settings
    const ok = told.split("\n").some((line) => line.trim() === composeService)
    return {
      ok,
      detail: ok ? `${file} has the service ${composeService}.` : `${file} has no service ${composeService}.`,
    }
  },

  async current(place) {
    const all = (await containersOf(place)).filter((one) => one.State.Status === "running")
    const pulled = await digestsOf(place, all)
    const named = [
      ...new Set(all.flatMap((one) => nameOf(pulled.get(one.Image) ?? [], place, one.Config.Image))),
    ]
    const digest = named.length === 1 ? (named[0]?.split("@")[1] ?? null) : null
    const image = named.length === 1 ? named[0] : all[0]?.Config.Image
    const detail =
      all.length === 0
        ? "No container is running."
        : `${all.length} containers hold ${digest ?? "what docker names by no one digest"}.`
    return { digest, gitSha: null, replicas: all.length, saved: image ? { image } : {}, detail }
  },

  deploy(place, { imageDigest }, key) {
    if (place.image) return up(place, `${place.image}@${imageDigest}`, key)
    return Promise.reject(new DriverError("The place names no image.", { isFinal: true }))
  },

  restore(place, saved, key) {
    const told = Saved.safeParse(saved)
    if (told.success) return up(place, told.data.image, key)
    return Promise.reject(
      new DriverError("Nobody said what ran before, so it cannot be brought back.", { isFinal: true }),
    )
  },

  progress: async (place, handle) => progressOf(await containersOf(place), handle),

  cancel: async () => ({ detail: "docker ends nothing that has begun: putting the old image back does." }),

  async stop(place) {
    await docker(place, [...composeArgs(place), "stop", place.settings.composeService])
    return { detail: "docker stopped its containers." }
  },

  // The same containers, with the same image: nothing is made anew.
  async resume(place) {
    await docker(place, [...composeArgs(place), "start", place.settings.composeService])
    return { detail: "docker started the same containers again." }
  },

  async logs(place, since, limit) {
    const given = [
      "logs",
      "--no-color",
      "--no-log-prefix",
      "--timestamps",
      "--since",
      since.toISOString(),
      "--tail",
      String(limit),
    ]
    const told = await docker(place, [...composeArgs(place), ...given, place.settings.composeService])
    const secrets = place.secrets.privateKey ? [place.secrets.privateKey] : []
    return told
      .split("\n")
      .filter((line) => line.trim() !== "")
      .slice(-limit)
      .map((line) => redactText(line, 500, secrets))
  },
}

/** name@digest of what a container holds: by the name it was asked for, where its image has several. */
function nameOf(pulled: readonly string[], { image }: ComposePlace, asked: string): string[] {
  const own = pulled.filter((one) => one.split("@")[0] === (image ?? asked.split("@")[0]))
  return (own.length > 0 ? own : pulled).slice(0, 1)
}

/** A second file, by standard input, over the place's own: the image by digest, and whose deployment it is. */
async function up(place: ComposePlace, image: string, key: string) {
  const { composeService } = place.settings
  const over = JSON.stringify({ services: { [composeService]: { image, labels: { [LABEL]: key } } } })
  const args = ["--file", "-", "up", "--detach", "--no-deps", "--no-build", "--quiet-pull", composeService]
  await docker(place, [...composeArgs(place), ...args], over)
  return { handle: key, detail: `docker was given ${image}.` }
}
