import { createHash } from "node:crypto"
import { Inngest, type InngestFunction } from "inngest"
import { createCaller } from "@/lib/engine/handler"

/** A step's id on the wire. */
export const hash = (id: string) => createHash("sha1").update(id).digest("hex")

export type Outgoing = { path: string; body: unknown; headers: Record<string, string> }

/** A client whose outgoing calls are kept and answered by `answer.now`. */
export function contractClient(id = "contract") {
  const outgoing: Outgoing[] = []
  const answer = { now: () => new Response("{}", { status: 200 }) }
  const client = new Inngest({
    id,
    isDev: false,
    baseUrl: "http://engine.invalid",
    eventKey: "embedded",
    signingKey: "signkey-test-00",
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    fetch: async (input, init) => {
      const { pathname } = new URL(String(input))
      const headers = Object.fromEntries(new Headers(init?.headers).entries())
      outgoing.push({ path: pathname, body: JSON.parse(String(init?.body)), headers })
      return answer.now()
    },
  })
  return { client, outgoing, answer }
}

type Body = {
  steps?: Record<string, unknown>
  stack?: string[]
  ctx?: Record<string, unknown>
}

/** Calls these functions as the engine does; what is answered, its headers told apart. */
export function contractCaller(client: Inngest.Any, functions: readonly InngestFunction.Any[]) {
  const caller = createCaller(client, functions)
  async function call(
    id: string,
    { steps = {}, stack = Object.keys(steps), ctx = {} }: Body = {},
    stepId = "",
  ) {
    const event = { id: "E", name: "go", data: {}, ts: 1 }
    const response = await caller.call(`${client.id}-${id}`, stepId, {
      event,
      events: [event],
      steps,
      version: 2,
      ctx: {
        run_id: "R",
        attempt: 0,
        max_attempts: 3,
        disable_immediate_execution: false,
        use_api: false,
        stack: { stack, current: stack.length },
        ...ctx,
      },
    })
    const { "x-inngest-no-retry": noRetry, "retry-after": retryAfter } = Object.fromEntries(
      Object.entries(response.headers).map(([key, value]) => [key.toLowerCase(), value]),
    )
    return { status: response.status, noRetry, retryAfter, body: JSON.parse(response.body) }
  }
  return { call, register: () => caller.register() }
}
