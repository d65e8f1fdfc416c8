import { createServer as createHttp, type RequestListener } from "node:http"
import { type AddressInfo, createServer as createTcp, type Server } from "node:net"
import { createServer as createTls } from "node:tls"
import { platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { now } from "@/lib/time"

/** Made for these tests, good for a century, trusted by nobody. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgL0x7yFL9w+jc9csI
UFKeBINrpWGcgcCfQ47dVvwRfB+hRANCAATm/w9UzRWmHcYA+XglguSJiYVYKNBv
QMHjPW3cyWlJzySkkMW3hnGkrLOkltcRLefePH2naF18v68hmt277zf1
-----END PRIVATE KEY-----`
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUMj+35M116Lc+YANqYZlDimebQWMwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzExMDg0M1oYDzIxMjYxMDMw
MTEwODQzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATm/w9UzRWmHcYA+XglguSJiYVYKNBvQMHjPW3cyWlJzySkkMW3hnGk
rLOkltcRLefePH2naF18v68hmt277zf1o28wbTAdBgNVHQ4EFgQU/EHS/8rYZwkw
jLWiAdqXE2apT1UwHwYDVR0jBBgwFoAU/EHS/8rYZwkwjLWiAdqXE2apT1UwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhAL9CKFatfvyeNqGOxDbOMS2wG7hXjuTh2W+NiNi2Nz7kAiEA
zQ/FGq5D2g5S6wKcHFn/I0dA4cXsKQ/5s/b8lF7t9/Q=
-----END CERTIFICATE-----`

type Served = { url: string; port: number; close(): Promise<void> }

async function served(server: Server, scheme: string): Promise<Served> {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  const { port } = server.address() as AddressInfo
  const close = () => new Promise<void>((closed) => void server.close(() => closed()))
  return { port, url: `${scheme}127.0.0.1:${port}`, close }
}

/** A service on loopback. */
export async function serveHttp(answer: RequestListener): Promise<Served> {
  const server = createHttp((request, response) => {
    response.setHeader("connection", "close")
    answer(request, response)
  })
  return served(server, "http://")
}
export const serveTcp = (): Promise<Served> => served(createTcp(), "")
/** `names` collects by which name it was asked for: one address may hold the certificates of many. */
export const serveTls = (names?: string[]): Promise<Served> =>
  served(
    createTls({
      key: KEY,
      cert: CERTIFICATE,
      SNICallback(name, answer) {
        names?.push(name)
        answer(null)
      },
    }),
    "https://",
  )

/** A port at which nobody listens any more. */
export async function deadPort(): Promise<number> {
  const { port, close } = await serveTcp()
  await close()
  return port
}

type Given = Parameters<ReturnType<typeof platformDb>["probe"]["create"]>[0]["data"]

export async function makeProbe(given: Partial<Given> = {}): Promise<{ id: string; name: string }> {
  const id = newId()
  const data = {
    id,
    name: `probe ${id.slice(-12)}`,
    kind: "http",
    address: "https://probe.example.net/health",
  }
  return platformDb().probe.create({ data: { ...data, ...given } as Given, select: { id: true, name: true } })
}

/** A day as it would have been counted. */
export const makeProbeDay = (
  probeId: string,
  given: { daysAgo?: number; up?: number; down?: number; muted?: number; downSeconds?: number },
) => {
  const { daysAgo = 0, ...counts } = given
  const day = new Date(now().getTime() - daysAgo * 86_400_000)
  return platformDb().probeDay.create({ data: { probeId, day, ...counts } })
}
