import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { FakeAsked, FakeReply } from "@/lib/drivers/fake-http"
import type { FakeRelease, FakeState } from "@/lib/drivers/fake-state"

type Called = { args: string[]; input: string }
type Done = { code: number; out?: string; err?: string }

/** docker as far as one service of one compose file goes; the stand-in on PATH asks it what to say. */
export function composeFake(state: FakeState) {
  const container = { image: `${state.image}:first`, mark: undefined as string | undefined }
  let handle: string | null = null

  const inspected = () => {
    const one = handle ? state.look(handle) : undefined
    const isBad = one?.end === "failed"
    return {
      Id: "c0ffee",
      Image: `sha256:${"c".repeat(64)}`,
      RestartCount: isBad ? 5 : 0,
      Config: {
        Image: container.image,
        Labels: container.mark ? { "rounds.deployment": container.mark } : {},
      },
      State: {
        Status: isBad ? "restarting" : state.replicas > 0 ? "running" : "exited",
        ExitCode: isBad ? 1 : 0,
        Health: { Status: one && !one.end ? "starting" : "healthy" },
      },
    }
  }
  const up = (input: string): Done => {
    const { services } = JSON.parse(input) as {
      services: Record<string, { image: string; labels: Record<string, string> }>
    }
    const given = services.app
    if (!given) return { code: 1, err: "no such service: app" }
    const mark = given.labels["rounds.deployment"]
    if (given.image === container.image && mark === container.mark) return { code: 0 }
    const digest = given.image.split("@")[1] ?? ""
    if (!state.images.has(digest))
      return {
        code: 1,
        err: `Error response from daemon: manifest for ${given.image} not found: manifest unknown`,
      }
    container.image = given.image
    container.mark = mark
    handle = state.begin(digest).handle
    return { code: 0 }
  }
  const composed = (verb: string, { args, input }: Called): Done => {
    if (verb === "config") return { code: 0, out: "postgres\napp\n" }
    if (verb === "ps") return { code: 0, out: state.running ? "c0ffee\n" : "" }
    if (verb === "up") return up(input)
    if (verb === "stop" || verb === "start") {
      state.replicas = verb === "stop" ? 0 : 1
      return { code: 0 }
    }
    if (verb === "logs") {
      const most = Number(args[args.indexOf("--tail") + 1] ?? 100)
      const lines = state.lines.slice(-most).map(({ at, text }) => `${at.toISOString()} ${text}`)
      return { code: 0, out: `${lines.join("\n")}\n` }
    }
    return { code: 1, err: `unknown docker command: compose ${verb}` }
  }
  const called = (given: Called): Done => {
    const [first, second] = given.args
    const verbs = ["config", "ps", "up", "stop", "start", "logs"]
    if (first === "compose") return composed(given.args.find((one) => verbs.includes(one)) ?? "", given)
    if (first === "inspect") return { code: 0, out: JSON.stringify([inspected()]) }
    if (first === "image" && second === "inspect") {
      const RepoDigests = [`${state.image}@${state.running?.imageDigest}`]
      return { code: 0, out: JSON.stringify([{ Id: inspected().Image, RepoDigests }]) }
    }
    return { code: 1, err: `docker: '${first}' is not a docker command.` }
  }

  return {
    answer: (asked: FakeAsked): FakeReply => ({ status: 200, body: called(asked.json as Called) }),
    put({ imageDigest }: FakeRelease) {
      container.image = `${state.image}@${imageDigest}`
    },
    /** A folder with a `docker`, and an `ssh` that runs on this machine what it is to run on the other. */
    async programs(api: string): Promise<string> {
      const folder = await mkdtemp(join(tmpdir(), "rounds-docker-"))
      await writeFile(join(folder, "docker"), DOCKER(api))
      await writeFile(join(folder, "ssh"), SSH)
      await Promise.all(["docker", "ssh"].map((name) => chmod(join(folder, name), 0o755)))
      return folder
    },
    forget: (folder: string) => rm(folder, { recursive: true, force: true }),
  }
}

const DOCKER = (api: string) => `#!/usr/bin/env node
const http = require("node:http")
const end = (code, out, err) => { process.stdout.write(out); process.stderr.write(err); process.exitCode = code }
const gone = () => end(1, "", "error during connect: Cannot connect to the Docker daemon\\n")
let input = ""
process.stdin.on("data", (part) => { input += part }).on("end", () => {
  const asked = http.request("${api}/", { method: "POST" }, (answer) => {
    let body = ""
    answer.on("error", gone)
    answer.on("data", (part) => { body += part }).on("end", () => {
      if (answer.statusCode === 401 || answer.statusCode === 403) return end(1, "", "permission denied: " + body + "\\n")
      if (answer.statusCode !== 200) return gone()
      const { code, out = "", err = "" } = JSON.parse(body)
      end(code, out, err)
    })
  })
  asked.on("error", gone)
  asked.end(JSON.stringify({ args: process.argv.slice(2), input }))
})
`

const SSH = `#!/bin/sh
for last; do :; done
exec /bin/sh -c "$last"
`
