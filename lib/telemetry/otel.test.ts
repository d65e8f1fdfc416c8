import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { testDatabase } from "@/lib/testing/db"
import { until } from "@/lib/testing/engine"
import { makeClinic } from "@/lib/testing/factory"
import { arrive } from "@/lib/testing/inbox"
import { connectWhatsapp, textBody } from "@/lib/testing/whatsapp"
import { isTelemetryOn, startTelemetry } from "./otel"
import { areSpansKept, span } from "./span"
import { inTrace, traceOf } from "./trace"

await testDatabase()
const children = new Set<ChildProcess>()
afterAll(closeDb)
afterEach(async () => {
  for (const child of children) {
    child.kill("SIGKILL")
    if ((child.exitCode ?? child.signalCode) === null) await once(child, "exit")
  }
  children.clear()
  for (const name of ["OTEL_ENABLED", "OTEL_EXPORTER_OTLP_ENDPOINT"]) delete process.env[name]
  resetEnv()
})

type Seen = {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  process: string
  text: string
}
type Told = {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue?: string } }[] }
    scopeSpans: { spans: { name: string; traceId: string; spanId: string; parentSpanId?: string }[] }[]
  }[]
}

/** A collector on this machine, speaking as much of OTLP's JSON as is needed to read spans. */
async function collector(answer = 200) {
  const seen: Seen[] = []
  const server = createServer(async (req, res) => {
    const parts: Buffer[] = []
    for await (const part of req) parts.push(part as Buffer)
    const told = JSON.parse(Buffer.concat(parts).toString()) as Told
    for (const { resource, scopeSpans } of told.resourceSpans) {
      const process = resource.attributes.find((one) => one.key === "rounds.process")?.value.stringValue ?? ""
      for (const one of scopeSpans.flatMap((scope) => scope.spans))
        seen.push({ ...one, process, text: JSON.stringify(one) })
    }
    res.writeHead(answer, { "content-type": "application/json" }).end("{}")
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { seen, url, close: () => new Promise((resolve) => server.close(resolve)) }
}

function switchOn(url: string) {
  Object.assign(process.env, { OTEL_ENABLED: "1", OTEL_EXPORTER_OTLP_ENDPOINT: url })
  resetEnv()
}

async function startWorker(): Promise<ChildProcess> {
  const child = fork("scripts/worker.ts", [], {
    execArgv: ["--import", "tsx"],
    env: process.env,
    stdio: "inherit",
  })
  children.add(child)
  await once(child, "message")
  return child
}

describe("traces", () => {
  it("are off unless they are switched on, and then load nothing and do the work all the same", async () => {
    expect(isTelemetryOn()).toBe(false)
    const telemetry = await startTelemetry("server")
    expect(areSpansKept()).toBe(false)
    expect(await inTrace(traceOf({ id: "e" }), () => span("work", {}, async () => 5))).toBe(5)
    await telemetry.stop()
    Object.assign(process.env, { OTEL_ENABLED: "0", OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:4318" })
    resetEnv()
    expect(isTelemetryOn()).toBe(false)
  })

  it("go from the webhook to its run and steps under one id across server and worker, and say nothing of the patient", async () => {
    const { seen, url, close } = await collector()
    switchOn(url)
    const server = await startTelemetry("server")
    const worker = await startWorker()
    const clinic = await makeClinic()
    await connectWhatsapp(clinic.id)
    const [id] = await arrive(
      clinic.slug,
      textBody({ name: "Quillon Ferreter", body: "gnarled molar, how much?" }),
    )
    const traceId = id!.replaceAll("-", "")
    await until(async () => {
      const { rows } = await enginePool().query(
        "select from engine.run where function_id = 'lead-scoring-workflow' and status = 'completed'",
      )
      return rows.length > 0
    }, 20_000)
    worker.kill("SIGTERM")
    await once(worker, "exit")
    await server.stop()
    await close()

    const story = seen.filter((one) => one.traceId === traceId)
    const named = (name: string) => story.find((one) => one.name === name)
    const receipt = named("webhook whatsapp")
    expect(receipt).toMatchObject({ process: "server" })
    expect(receipt?.parentSpanId || undefined).toBeUndefined()
    // From each to the one it is a part of, up to the webhook.
    for (const path of [
      ["step record", "run process-whatsapp-message", "outbox webhook/received", "webhook whatsapp"],
      ["step score", "run lead-scoring-workflow", "outbox message.received", "step record"],
    ]) {
      for (const [nth, name] of path.entries()) {
        const found = named(name)
        expect(found, `${name} of ${story.map((one) => one.name).join(", ")}`).toBeDefined()
        const parent = path[nth + 1]
        if (parent) expect(found?.parentSpanId, `${name} is a part of ${parent}`).toBe(named(parent)?.spanId)
      }
    }
    expect(named("step score")).toMatchObject({ process: "worker" })
    const told = story.map((one) => one.text).join()
    expect(told).toContain(clinic.id)
    expect(told).not.toMatch(/Quillon|Ferreter|molar|40712|wamid/i)
  }, 60_000)

  it("never hold up or fail work when the collector is broken or away", async () => {
    const { url, close } = await collector(503)
    switchOn(url)
    const telemetry = await startTelemetry("server")
    expect(await inTrace(traceOf({ id: "e" }), () => span("work", {}, async () => "done"))).toBe("done")
    await close()
    await expect(
      inTrace(traceOf({ id: "e" }), () => span("work", {}, () => Promise.reject(new TypeError("x")))),
    ).rejects.toThrow("x")
    await telemetry.stop()
    expect(areSpansKept()).toBe(false)
  })
})
