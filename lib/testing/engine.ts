import { Inngest, type InngestFunction } from "inngest"
import { enginePool, listenClient } from "@/lib/db"
import { type Engine, type EngineOptions, startEngine } from "@/lib/engine/engine"
import { createSeam, type Seam } from "@/lib/engine/seam"

/** A client of its own for a test file, as `inngest/client.ts` makes the product's. */
export function testClient(id = "lab"): { client: Inngest; seam: Seam } {
  const seam = createSeam()
  const client = new Inngest({
    id,
    isDev: false,
    baseUrl: "http://engine.invalid",
    eventKey: "embedded",
    signingKey: "signkey-test-00",
    fetch: seam.fetch,
    logger: silent,
  })
  return { client, seam }
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

export function testEngine(
  lab: { client: Inngest; seam: Seam },
  functions: readonly InngestFunction.Any[],
  options: Partial<EngineOptions> = {},
): Promise<Engine> {
  return startEngine({
    ...lab,
    functions,
    pool: enginePool(),
    listenClient: () => listenClient("engine"),
    pollMs: 100,
    ...options,
  })
}

export async function emitRaw(
  name: string,
  data: Record<string, unknown> = {},
  id: string = crypto.randomUUID(),
) {
  const clinicId = typeof data.clinicId === "string" ? data.clinicId : null
  await enginePool().query(
    "insert into engine.event (id, name, data, clinic_id) values ($1, $2, $3::json, $4) on conflict (id) do nothing",
    [id, name, JSON.stringify(data), clinicId],
  )
  await enginePool().query("select pg_notify('engine_wake', '')")
  return id
}

export type RunRow = {
  id: string
  functionId: string
  status: string
  output: unknown
  error: { name: string; message: string } | null
}

export async function runsOf(eventId: string): Promise<RunRow[]> {
  const { rows } = await enginePool().query<RunRow>(
    `select id, function_id as "functionId", status, output, error from engine.run where event_id = $1 order by id`,
    [eventId],
  )
  return rows
}

/** Waits until `probe` gives something; fails with what it last saw. */
export async function until<T>(
  probe: () => Promise<T | undefined | false | null>,
  timeoutMs = 60_000,
): Promise<T> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const seen = await probe()
    if (seen) return seen
    if (Date.now() > end) throw new Error("waited in vain")
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export const ENDED = ["completed", "failed", "cancelled"]

/** The runs an event started, once `count` of them have ended. */
export function ended(eventId: string, count = 1, timeoutMs = 60_000): Promise<RunRow[]> {
  return until(async () => {
    const rows = await runsOf(eventId)
    return rows.length >= count && rows.every((row) => ENDED.includes(row.status)) ? rows : undefined
  }, timeoutMs)
}
