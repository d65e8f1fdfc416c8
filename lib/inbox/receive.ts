import { wakeEngine } from "@/lib/engine/wake"
import { env } from "@/lib/env"
import { fail, isDatabaseLost } from "@/lib/errors"
import { failpoint } from "@/lib/failpoint"
import { commitDeliveries, type Delivery, type Received, toWrite, type Written } from "@/lib/inbox/commit"
import { gather } from "@/lib/inbox/gather"
import { announce } from "@/lib/live/announce"
import { log } from "@/lib/log"
import { areSpansKept, recordSpan, wallMs } from "@/lib/telemetry/span"
import { webhookTrace } from "@/lib/telemetry/trace"

const RETRY_AFTER_SECONDS = 5
/** Of the inbox's eight connections, so that one clinic's burst leaves room for the others. */
const MOST_AT_ONCE = 3
const HEAVIEST_GROUP = 256 * 1024
/** A provider gives up after five seconds; it hears before that to come again. */
const PATIENCE_MS = 4_000
/** What an item costs to insert, next to a byte of body. */
const ITEM_WEIGHT = 1_000
/** Long enough for a kill to fall between the answer and the commit. */
const BROKEN_DELAY_MS = 300

/** Under load several deliveries of a clinic share a transaction: a commit costs more than a row. */
const commit = gather<Written, Received[]>({
  most: MOST_AT_ONCE,
  heaviest: HEAVIEST_GROUP,
  patienceMs: PATIENCE_MS,
  weight: ({ body, items }) => body.length + items.length * ITEM_WEIGHT,
  perform: (_, group) => together(group),
})

/**
 * Commits a verified delivery and what must follow from it: one call, one transaction, one round trip. Answers per
 * item, in order. Throws `unavailable` when nothing can be promised: the provider must send again.
 */
export async function receive(delivery: Delivery): Promise<Received[]> {
  const written = toWrite(delivery)
  const { clinicId, provider, items, held } = delivery
  // A failpoint: the crash test's checker must find what a receive loses that answers before it commits.
  if (env().ROUNDS_FAILPOINT === "ack-before-commit") {
    setTimeout(() => commitDeliveries([written]).then(wakeEngine, () => {}), BROKEN_DELAY_MS)
    return written.ids.map((id) => ({ id, duplicate: false }))
  }
  const startMs = areSpansKept() ? wallMs() : 0
  try {
    failpoint("receive.before")
    const received = await commit(`${clinicId} ${provider} ${held ? "held" : ""}`, written)
    failpoint("receive.after")
    if (items.some((item) => item.fate === "pending")) wakeEngine()
    if (startMs) for (const one of received) tellReceipt(one, delivery, startMs)
    // One subject for all: the ledger refreshes as a whole, and a burst must not become a burst of notices.
    if (clinicId !== null) announce(clinicId, "webhook.received", "inbox")
    return received
  } catch (error) {
    if (!isDatabaseLost(error)) log.error("inbox.receive_failed", { clinicId, provider, error })
    return fail("unavailable", { cause: error, retryAfterSeconds: RETRY_AFTER_SECONDS })
  }
}

/** The first span of a webhook's trace, under the id that its runs carry on. What came before is told of no further. */
function tellReceipt({ id, duplicate }: Received, { provider, clinicId }: Delivery, startMs: number): void {
  if (duplicate) return
  recordSpan({
    name: `webhook ${provider}`,
    kind: "server",
    ...webhookTrace(id),
    parentSpanId: null,
    startMs,
    endMs: wallMs(),
    attributes: { "webhook.type": provider, "webhook.event.id": id, "clinic.id": clinicId ?? undefined },
  })
}

/** One delivery that cannot be stored must not take its neighbours with it. */
async function together(group: Written[]): Promise<(Received[] | Error)[]> {
  try {
    return await commitDeliveries(group)
  } catch (error) {
    if (group.length === 1 || !isAboutData(error)) throw error
    return Promise.all(
      group.map((one) =>
        commitDeliveries([one]).then(
          ([received]) => received!,
          (cause: unknown) => new Error("not stored", { cause }),
        ),
      ),
    )
  }
}

/** SQLSTATE classes 22, 23 and 54: some row is at fault. A lock or a time-out would only be waited for again, one by one. */
function isAboutData(error: unknown): boolean {
  return /^(22|23|54)/.test(String((error as { code?: unknown }).code))
}
