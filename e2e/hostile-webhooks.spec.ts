import { gzipSync } from "node:zlib"
import { request as browserless } from "@playwright/test"
import { expect, test } from "./fixtures"
import { type Pouring, pour, residentMb } from "./hostile-sockets"
import { metaSignature, postWhatsApp, textMessage } from "./whatsapp"

const MIB = 2 ** 20
const WHATSAPP = "/api/webhooks/whatsapp/northside"
const tries: [string, Pouring, number[]][] = [
  ["5 MB", { path: WHATSAPP, size: 5 * MIB }, [413]],
  ["5 MB in chunks, without a length", { path: WHATSAPP, size: 5 * MIB, said: "chunked" }, [413]],
  ["30 MB said to be a terabyte", { path: WHATSAPP, size: 30 * MIB, said: 2 ** 40 }, [413]],
  // What is beyond the ten bytes is no request, and neither is a body that nothing announces.
  ["5 MB said to be ten bytes", { path: WHATSAPP, size: 5 * MIB, said: 10 }, [400, 401]],
  ["5 MB that nothing announces", { path: WHATSAPP, size: 5 * MIB, said: "nothing" }, [400, 401]],
  ["to GitHub, 20 MB unsigned", { path: "/api/webhooks/github", size: 20 * MIB, said: "chunked" }, [401]],
  ["to GitHub, 40 MB", { path: "/api/webhooks/github", size: 40 * MIB, said: "chunked" }, [413]],
  ["to Coolify, 5 MB", { path: "/api/webhooks/coolify/demo-coolify-secret", size: 5 * MIB }, [413]],
  ["to the lead form, 5 MB", { path: "/api/webhooks/lead-form/northside", size: 5 * MIB }, [413]],
  ["to nobody, 40 MB", { path: "/api/webhooks/whatsapp/nowhere", size: 40 * MIB, said: "chunked" }, [404]],
  [
    "of another kind, 40 MB",
    { path: WHATSAPP, size: 40 * MIB, headers: { "content-type": "text/plain" } },
    [415],
  ],
]

test("S3 giant bodies are refused, their senders hear why, and the memory stays", async ({
  runtime,
  baseURL,
}) => {
  const before = residentMb(runtime.pids.server)
  for (const [name, pouring, statuses] of tries) {
    const { status, ms } = await pour(baseURL!, pouring)
    expect(statuses, name).toContain(status)
    expect(ms, name).toBeLessThan(10_000)
  }
  expect(residentMb(runtime.pids.server) - before).toBeLessThan(150)
})

test("S3 packed bodies are not unpacked, deep and wide ones not followed", async ({ baseURL }) => {
  const api = await browserless.newContext({ baseURL })
  const post = async (data: Buffer, headers: Record<string, string> = {}) => {
    const signature = metaSignature(data)
    const answer = await api.post(WHATSAPP, {
      data,
      headers: { "content-type": "application/json", "x-hub-signature-256": signature, ...headers },
    })
    return { status: answer.status(), body: (await answer.json()) as { duplicate?: boolean } }
  }
  const bomb = gzipSync(Buffer.alloc(64 * MIB, " "))
  for (const packing of ["gzip", "br", "deflate", "identity, gzip"])
    expect((await post(bomb, { "content-encoding": packing })).status, packing).toBe(415)
  expect((await post(bomb)).status).toBe(400)
  const deep = Buffer.from("[".repeat(100_000) + "]".repeat(100_000))
  expect([200, 400]).toContain((await post(deep)).status)
  const wide = Buffer.from(`{${Array.from({ length: 80_000 }, (_, n) => `"k${n}":0`).join(",")}}`)
  expect((await post(wide)).status).toBe(200)
  const million = Buffer.from(`{${Array.from({ length: 1_000_000 }, (_, n) => `"k${n}":0`).join(",")}}`)
  expect((await post(million)).status).toBe(413)
  await api.dispose()
  const body = textMessage("northside", { text: "Still there?" })
  expect((await postWhatsApp(baseURL!, body, { "x-hub-signature-256": metaSignature(body) })).status).toBe(
    200,
  )
})

test("GitHub and Coolify are taken at their own addresses, and nowhere else", async ({ baseURL }) => {
  const api = await browserless.newContext({ baseURL })
  const data = JSON.stringify({ zen: "Keep it simple.", hook_id: 1 })
  const headers = {
    "content-type": "application/json",
    "x-github-event": "ping",
    "x-github-delivery": crypto.randomUUID(),
    "x-hub-signature-256": metaSignature(data, "demo-github-secret"),
  }
  for (const duplicate of [false, true]) {
    const answer = await api.post("/api/webhooks/github", { data, headers })
    expect([answer.status(), await answer.json()]).toEqual([200, expect.objectContaining({ duplicate })])
  }
  expect((await api.post("/api/webhooks/github/northside", { data, headers })).status()).toBe(404)
  const coolify = {
    data: JSON.stringify({ event: "test", url: crypto.randomUUID() }),
    headers: { "content-type": "application/json" },
  }
  expect((await api.post("/api/webhooks/coolify/demo-coolify-secret", coolify)).status()).toBe(200)
  for (const path of ["coolify", "coolify/", "coolify/wrong", "coolify/?token=demo-coolify-secret"])
    expect((await api.post(`/api/webhooks/${path}`, coolify)).status(), path).toBe(404)
  await api.dispose()
})
