import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, describe, expect, it } from "vitest"
import { compose } from "@/lib/drivers/compose/driver"
import { ComposeSettings } from "@/lib/drivers/compose/settings"
import { ecs } from "@/lib/drivers/ecs/driver"
import { GithubSettings } from "@/lib/drivers/github/settings"
import { kubernetes } from "@/lib/drivers/kubernetes/driver"
import { resetEnv } from "@/lib/env"
import { testDatabase } from "@/lib/testing/db"

await testDatabase()

const servers: Server[] = []
afterEach(async () => {
  for (const one of servers.splice(0)) await new Promise((done) => one.close(done).closeAllConnections())
  delete process.env.PRIVATE_HOSTS
  resetEnv()
})

type Answering = Parameters<typeof createServer>[1]
async function listening(answer: Answering): Promise<{ url: string; hits: () => number }> {
  let hits = 0
  const server = createServer((request, response) => {
    hits++
    answer?.(request, response)
  })
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, hits: () => hits }
}
const listed = (url: string) => {
  process.env.PRIVATE_HOSTS = new URL(url).host
  resetEnv()
}

const base = { service: "rounds", environment: "staging", image: "ghcr.io/acme/rounds", replicas: 1 }
const ask = {
  kubernetes: (server: string) =>
    kubernetes.test({
      ...base,
      settings: { server, namespace: "healthcare", deployment: "rounds" },
      secrets: { token: "a-token-of-a-service-account" },
    }),
  ecs: (endpoint: string) =>
    ecs.test({
      ...base,
      settings: { region: "eu-central-1", cluster: "main", service: "rounds", endpoint },
      secrets: { accessKeyId: "AKIAABCDEFGHIJKLMNOP", secretAccessKey: "s".repeat(40) },
    }),
}

describe.each(["kubernetes", "ecs"] as const)("S15 the library of %s", (kind) => {
  it("follows nobody to another address", async () => {
    const canary = await listening((_, response) => response.end("{}"))
    const host = await listening((_, response) =>
      response.writeHead(302, { location: `${canary.url}/latest/meta-data/` }).end(),
    )
    listed(host.url)
    await expect(ask[kind](host.url)).rejects.toMatchObject({ name: "DriverError", more: { isFinal: true } })
    expect([host.hits(), canary.hits()]).toEqual([1, 0])
  })

  it("reads no answer without end", async () => {
    const host = await listening((_, response) => {
      response.writeHead(200, { "content-type": "application/json" })
      const more = setInterval(() => response.write(" ".repeat(1_000_000)), 1)
      response.on("close", () => clearInterval(more))
    })
    listed(host.url)
    await expect(ask[kind](host.url)).rejects.toMatchObject({
      name: "DriverError",
      message: expect.stringContaining("larger than"),
    })
  })

  it.each([
    "http://127.0.0.1:PORT",
    "http://127.1:PORT",
    "http://2130706433:PORT",
    "http://0x7f000001:PORT",
    "http://017700000001:PORT",
    "http://0:PORT",
    "http://[::1]:PORT",
    "http://[::ffff:127.0.0.1]:PORT",
    "http://[::ffff:7f00:1]:PORT",
    "http://[64:ff9b::7f00:1]:PORT",
    "http://localhost:PORT",
    "http://localhost.:PORT",
    "http://user@127.0.0.1:PORT",
    "http://169.254.169.254",
    "http://[fd00:ec2::254]",
    "file:///etc/passwd",
    "gopher://127.0.0.1:PORT",
  ])("is sent to nothing of ours: %s", async (text) => {
    const canary = await listening((_, response) => response.end("{}"))
    const address = text.replace("PORT", new URL(canary.url).port)
    await expect(ask[kind](address)).rejects.toMatchObject({ name: "DriverError" })
    expect(canary.hits()).toBe(0)
  })
})

it("S15 docker over SSH is sent to nothing of ours, however it is spelled", async () => {
  const settings = { directory: "/srv/app", composeService: "app", user: "deploy" }
  for (const host of ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "0", "localhost", "169.254.169.254"]) {
    const place = {
      ...base,
      settings: ComposeSettings.parse({ ...settings, host, hostKey: `ssh-ed25519 ${"A".repeat(68)}` }),
      secrets: { privateKey: "k".repeat(200) },
    }
    await expect(compose.test(place), host).rejects.toMatchObject({
      name: "DriverError",
      more: { isFinal: true },
    })
  }
})

it("takes no name that is a way up in GitHub's addresses", () => {
  const given = { repository: "acme/rounds", workflow: "deploy.yml", ref: "main" }
  expect(GithubSettings.safeParse(given).success).toBe(true)
  for (const one of [{ repository: "../user" }, { repository: "acme/.." }, { workflow: ".." }])
    expect(GithubSettings.safeParse({ ...given, ...one }).success, JSON.stringify(one)).toBe(false)
})
