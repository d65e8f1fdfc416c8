import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { releaseOverdue } from "@/lib/messaging/due"
import { releaseMessage } from "@/lib/messaging/release"
import { testDatabase } from "@/lib/testing/db"
import { readMessage } from "@/lib/testing/messages"
import { describeRefusals } from "@/lib/testing/refusals"
import { queueOne, sendingGround } from "@/lib/testing/sending"
import { addMs, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

const due = (id: string, minutes: number) =>
  db.owner.query(`update "Message" set "sendAt" = now() - make_interval(mins => $2::int) where id = $1`, [
    id,
    minutes,
  ])

it("a planned message that no run released is released by the sweep; one that is young is left to its run", async () => {
  const ground = await sendingGround()
  const [late, young, future] = await Promise.all(
    [1, 2, 3].map((n) =>
      queueOne(ground, { sendAt: addMs(now(), HOUR_MS), content: { kind: "text", body: `Number ${n}` } }),
    ),
  )
  await due(late?.id ?? "", 10)
  await due(young?.id ?? "", 1)
  expect((await releaseOverdue()).released).toBeGreaterThanOrEqual(1)
  const states = await Promise.all([late, young, future].map((one) => readMessage(ground, one?.id ?? "")))
  expect(states.map((one) => one.status)).toEqual(["queued", "scheduled", "scheduled"])
  expect(states[0]?.statusAt.getTime()).toBeGreaterThan(addMs(now(), -MINUTE_MS).getTime())
})

const prepare = async () => {
  const ground = await sendingGround()
  const { id } = await queueOne(ground, { sendAt: addMs(now(), HOUR_MS) })
  return { ...ground, input: { messageId: id } }
}
describeRefusals(releaseMessage, {
  prepare,
  wrongState: { when: "a person: only its own run releases it", code: "forbidden", prepare },
})
