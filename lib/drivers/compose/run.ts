import { spawn } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ComposePlace } from "@/lib/drivers/compose/settings"
import { DriverError } from "@/lib/drivers/driver"
import { checkedHost } from "@/lib/drivers/endpoint"
import { programEnv } from "@/lib/env"
import { redactText } from "@/lib/redact-text"
import { MINUTE_MS } from "@/lib/time"

const TOTAL_MS = 10 * MINUTE_MS
const MOST_BYTES = 8 * 1024 * 1024
const ALIAS = "rounds-host"
/** Trying again does not help; all else may pass. */
const FINAL =
  /permission denied|manifest unknown|not found|no such (service|file|image)|pull access denied|unauthorized|host key verification failed|invalid (reference|compose)/i

/** One call of docker, here or over SSH: an array of arguments, never a line for a shell here. Its standard output. */
export async function docker(place: ComposePlace, args: readonly string[], input?: string): Promise<string> {
  if (!place.settings.host) return run("docker", args, place, input)
  return withKey(place, (given) =>
    run("ssh", [...given, ["docker", ...args].map(quoted).join(" ")], place, input),
  )
}

/** For the shell of the other machine: within single quotes nothing means anything. */
const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`

async function withKey<T>(place: ComposePlace, use: (args: string[]) => Promise<T>): Promise<T> {
  const { host = "", user, port = 22, hostKey } = place.settings
  const { privateKey } = place.secrets
  if (!privateKey)
    throw new DriverError("The place has a host and no key to reach it with.", { isFinal: true })
  const address = await checkedHost("SSH", host, port)
  const folder = await mkdtemp(join(tmpdir(), "rounds-ssh-"))
  try {
    const [key, hosts] = [join(folder, "key"), join(folder, "hosts")]
    await writeFile(key, privateKey.endsWith("\n") ? privateKey : `${privateKey}\n`, { mode: 0o600 })
    await writeFile(hosts, `${ALIAS} ${hostKey}\n`, { mode: 0o600 })
    const options = [
      "BatchMode=yes",
      "IdentitiesOnly=yes",
      "StrictHostKeyChecking=yes",
      "ConnectTimeout=10",
      `UserKnownHostsFile=${hosts}`,
      "GlobalKnownHostsFile=/dev/null",
      // The address that was looked at: ssh asks no name a second time. Its key is known by no name either.
      `HostName=${address}`,
      `HostKeyAlias=${ALIAS}`,
    ]
    const given = options.flatMap((one) => ["-o", one])
    return await use(["-F", "none", ...given, "-i", key, "-p", String(port), `${user}@${host}`])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function run(
  program: string,
  args: readonly string[],
  { secrets }: ComposePlace,
  input?: string,
): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, {
      env: programEnv(),
      timeout: TOTAL_MS,
      stdio: ["pipe", "pipe", "pipe"],
    })
    const [out, err] = [[] as Buffer[], [] as Buffer[]]
    let bytes = 0
    const take = (into: Buffer[]) => (part: Buffer) => {
      bytes += part.length
      if (bytes <= MOST_BYTES) into.push(part)
      else child.kill()
    }
    child.stdout.on("data", take(out))
    child.stderr.on("data", take(err))
    // It may end before it has read what it was given.
    child.stdin.on("error", () => {})
    child.on("error", () => failed(new DriverError(`The program ${program} is not here.`, { isFinal: true })))
    child.on("close", (code, signal) => {
      if (code === 0) return done(Buffer.concat(out).toString("utf8"))
      const said = Buffer.concat(err).toString("utf8").trim().split("\n").slice(-3).join(" ")
      const words = redactText(said, 300, secrets.privateKey ? [secrets.privateKey] : [])
      const how = signal ? `was ended by ${signal}` : `ends with ${code}`
      // 255 is ssh's own: the way there failed, not what was asked for.
      const isFinal = code !== 255 && !signal && FINAL.test(said)
      failed(new DriverError(`${program} ${how}: ${words || "it says nothing."}`, { isFinal }))
    })
    child.stdin.end(input ?? "")
  })
}
