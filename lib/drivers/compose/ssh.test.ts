import { randomBytes } from "node:crypto"
import { readdirSync } from "node:fs"
import { tmpdir } from "node:os"
import { afterEach, beforeEach, expect, it } from "vitest"
import { compose } from "@/lib/drivers/compose/driver"
import { ComposeSecrets, ComposeSettings } from "@/lib/drivers/compose/settings"
import { type FakeHost, startFakeHost } from "@/lib/drivers/fake-host"
import { testDatabase } from "@/lib/testing/db"
import { putOnPath, takeOffPath } from "@/lib/testing/path"

await testDatabase()

const KEY = `-----BEGIN OPENSSH PRIVATE KEY-----\n${"a".repeat(120)}\n-----END OPENSSH PRIVATE KEY-----`
const there = {
  directory: "/srv/it's $(touch here); app",
  composeService: "app",
  host: "127.0.0.1",
  user: "deploy",
  hostKey: `ssh-ed25519 ${"A".repeat(68)}`,
}
const release = () => ({
  gitSha: randomBytes(20).toString("hex"),
  imageDigest: `sha256:${randomBytes(32).toString("hex")}`,
})

let host: FakeHost
beforeEach(async () => {
  host = await startFakeHost({ kind: "compose" })
  putOnPath(host.path ?? "")
})
afterEach(async () => {
  takeOffPath(host.path ?? "")
  await host.stop()
})
const place = (more: object = {}) => ({
  ...host.place,
  settings: ComposeSettings.parse({ ...there, directory: "/srv/the app", ...more }),
  secrets: { privateKey: KEY },
})

it("puts a release there over SSH, and leaves no key behind", async () => {
  const [old, fresh] = [release(), release()]
  host.put(old)
  host.push(fresh)
  const { handle } = await compose.deploy(place(), fresh, "deployment 'one' $(id)")
  expect((await compose.progress(place(), handle)).state).toBe("stable")
  expect((await compose.current(place())).digest).toBe(fresh.imageDigest)
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith("rounds-ssh-"))).toEqual([])
})

it("wants a user, a host key and a key with a host", async () => {
  expect(ComposeSettings.safeParse({ ...there, directory: "/srv/app", user: undefined }).success).toBe(false)
  expect(ComposeSettings.safeParse({ ...there, directory: "/srv/app", hostKey: undefined }).success).toBe(
    false,
  )
  await expect(compose.test({ ...place(), secrets: {} })).rejects.toMatchObject({ more: { isFinal: true } })
})

it("takes no settings that a shell or ssh would read as more than they are", () => {
  const bad = [
    { directory: there.directory },
    { directory: "srv/app" },
    { directory: "/srv/app", host: "-oProxyCommand=id" },
    { directory: "/srv/app", user: "root -o" },
    { directory: "/srv/app", composeService: "--privileged" },
    { directory: "/srv/app", file: "../../etc/passwd" },
    { directory: "/srv/app", hostKey: "ssh-ed25519 AAAA\n* ssh-ed25519 BBBB" },
  ]
  for (const one of bad)
    expect(
      ComposeSettings.safeParse({ ...there, ...{ directory: "/srv/app" }, ...one }).success,
      JSON.stringify(one),
    ).toBe(false)
  expect(ComposeSecrets.safeParse({ privateKey: KEY }).success).toBe(true)
})

it("goes to no private network that is not listed", async () => {
  await expect(compose.test(place({ host: "10.0.0.5" }))).rejects.toMatchObject({
    more: { isFinal: true },
    message: expect.stringContaining("private"),
  })
  expect(host.calls()).toBe(0)
})
