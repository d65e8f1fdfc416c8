import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, describe, expect, it } from "vitest"
import { askRegistry } from "@/lib/deployments/registry-digest"
import { startFakeHost } from "@/lib/drivers/fake-host"
import { testDatabase } from "@/lib/testing/db"
import { setEnv } from "@/lib/testing/messages"

await testDatabase()
setEnv({ PRIVATE_HOSTS: "127.0.0.1" })

const RELEASE = { gitSha: "d".repeat(40), imageDigest: `sha256:${"4".repeat(64)}` }
const open: Server[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})
async function registry(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  open.push(server)
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe("what a registry holds", () => {
  it("is told by digest and by the commit's tag", async () => {
    const host = await startFakeHost({ kind: "webhook" })
    host.push(RELEASE)
    expect(await askRegistry(host.image, RELEASE)).toMatchObject({
      digest: RELEASE.imageDigest,
      byTag: { tag: RELEASE.gitSha, digest: RELEASE.imageDigest },
    })
    const other = { ...RELEASE, imageDigest: `sha256:${"5".repeat(64)}` }
    expect(await askRegistry(host.image, other)).toMatchObject({ digest: null, detail: /holds no image/ })
    await host.stop()
  })

  it("is asked with the token that the registry gives for a login, and is unknown without", async () => {
    const asked: string[] = []
    const at: string = await registry((request, response) => {
      asked.push(`${request.url} ${request.headers.authorization ?? "-"}`)
      const path = request.url ?? ""
      if (path.startsWith("/token")) {
        if (!request.headers.authorization?.startsWith("Basic")) return void response.writeHead(401).end()
        return void response.end(JSON.stringify({ token: "given-out" }))
      }
      if (request.headers.authorization !== "Bearer given-out") {
        const challenge = `Bearer realm="http://${at}/token",service="r",scope="repository:acme/api:pull"`
        return void response.writeHead(401, { "www-authenticate": challenge }).end()
      }
      response.writeHead(200, { "docker-content-digest": RELEASE.imageDigest }).end("{}")
    })
    const image = `${at}/acme/api`
    expect(await askRegistry(image, RELEASE)).toMatchObject({ digest: null, detail: /asks for a login/ })
    const login = { user: "ci", password: "secret-word" }
    expect(await askRegistry(image, RELEASE, login)).toMatchObject({ digest: RELEASE.imageDigest })
    expect(
      asked.some((one) => one.startsWith("/token?service=r&scope=repository%3Aacme%2Fapi%3Apull Basic")),
    ).toBe(true)
  })

  it("tells the images of an index", async () => {
    const member = `sha256:${"6".repeat(64)}`
    const at = await registry((request, response) => {
      if (!request.url?.endsWith(RELEASE.imageDigest)) return void response.writeHead(404).end()
      response
        .writeHead(200, { "docker-content-digest": RELEASE.imageDigest })
        .end(JSON.stringify({ manifests: [{ digest: member }] }))
    })
    expect(await askRegistry(`${at}/acme/api`, RELEASE)).toMatchObject({ members: [member], byTag: null })
  })
})
