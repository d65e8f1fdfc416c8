import { createHmac, randomUUID } from "node:crypto"
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"

// Shares nothing with the product: what it believes to have been promised is read from its own journal.

const SECRET = "demo-whatsapp-secret"
const NUMBER_ID = "106540352242922"
const SENDERS = 8
/** A pace the machine keeps up with while it is being killed; about 8 deliveries a second and sender. */
const PAUSE_MS = 100
const AGAIN = 0.2
const GIVE_UP_MS = 60_000

type Delivery = { keys: string[]; body: string }
export type Journal = {
  /** Every key in a delivery that was answered 200. */
  acked: Set<string>
  /** Every key ever put on the wire. */
  sent: Set<string>
  from: Set<string>
  items: { sent: number; acked: number }
  requests: number
  answers: Map<string, number>
}

/** Sends signed WhatsApp messages until told to stop, and retries what is not answered 200 as Meta does. */
export function startSender(url: string, journalFile: string, senders = SENDERS) {
  const file = openSync(journalFile, "a")
  const journal: Journal = {
    acked: new Set(),
    sent: new Set(),
    from: new Set(),
    items: { sent: 0, acked: 0 },
    requests: 0,
    answers: new Map(),
  }
  const write = (line: Record<string, unknown>) =>
    writeSync(file, `${JSON.stringify({ at: Date.now(), ...line })}\n`)
  let stopping = false

  async function once(delivery: Delivery, attempt: number): Promise<boolean> {
    write({ send: delivery.keys, attempt })
    journal.requests++
    journal.items.sent += delivery.keys.length
    for (const key of delivery.keys) journal.sent.add(key)
    const answer = await post(url, delivery.body)
    write({ answer, keys: delivery.keys, attempt })
    journal.answers.set(answer, (journal.answers.get(answer) ?? 0) + 1)
    if (answer !== "200") return false
    journal.items.acked += delivery.keys.length
    for (const key of delivery.keys) journal.acked.add(key)
    return true
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const until = Date.now() + GIVE_UP_MS
    for (let attempt = 1; Date.now() < until; attempt++) {
      if (await once(delivery, attempt)) return
      await sleep(Math.min(2_000, 150 * 1.6 ** attempt) * (0.7 + 0.6 * Math.random()))
    }
  }

  async function run(): Promise<void> {
    const past: Delivery[] = []
    while (!stopping) {
      const repeat = past.length > 0 && Math.random() < AGAIN
      const delivery = repeat ? past[Math.floor(Math.random() * past.length)]! : compose(journal.from)
      if (!repeat) past.push(delivery)
      await deliver(delivery)
      await sleep(PAUSE_MS * (0.5 + Math.random()))
    }
  }

  const running = Promise.all(Array.from({ length: senders }, run))
  return {
    journal,
    /** Lets every delivery under way come to its answer. */
    async stop(): Promise<Journal> {
      stopping = true
      await running
      fsyncSync(file)
      closeSync(file)
      return journal
    },
  }
}

async function post(url: string, body: string): Promise<string> {
  const signature = createHmac("sha256", SECRET).update(body).digest("hex")
  try {
    const response = await fetch(`${url}/api/webhooks/whatsapp/northside`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` },
      body,
      signal: AbortSignal.timeout(10_000),
    })
    // An answer that breaks off is no answer.
    const answer = (await response.json()) as { received?: boolean }
    return response.status === 200 && answer.received === true ? "200" : String(response.status)
  } catch {
    return "none"
  }
}

/** One to three messages of one of a few hundred people: some write again, some in one delivery. */
function compose(people: Set<string>): Delivery {
  const from = `40766${String(Math.floor(Math.random() * 300)).padStart(6, "0")}`
  people.add(`+${from}`)
  const keys = Array.from({ length: 1 + Math.floor(Math.random() * 3) }, () => `wamid.crash.${randomUUID()}`)
  const seconds = String(Math.floor(Date.now() / 1_000))
  const messages = keys.map((id) => ({
    from,
    id,
    timestamp: seconds,
    type: "text",
    text: { body: "Hello, how much?" },
  }))
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "12025550100", phone_number_id: NUMBER_ID },
    contacts: [{ profile: { name: `Person ${from.slice(-3)}` }, wa_id: from }],
    messages,
  }
  const entry = [{ id: "102290129340398", changes: [{ field: "messages", value }] }]
  return { keys, body: JSON.stringify({ object: "whatsapp_business_account", entry }) }
}
