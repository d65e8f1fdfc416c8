import { type Line, round } from "./line"
import { statsOf } from "./stats"
import { throwAwayDatabase } from "./throw-away"
import { measureCommit } from "./webhooks-commit"
import { measureAcknowledgement, measureSaturation, startBenchDemo } from "./webhooks-load"

const SATURATION_GOAL = 0.6
const LATE_GOAL_MS = 15
const COMMIT_GOAL = 0.35

const perSecond = (values: readonly number[]) => statsOf(values).median

export const webhooksLines: Line[] = [
  {
    line: 1,
    title: "webhooks committed per second at saturation",
    goal: `≥ ${SATURATION_GOAL} of an empty handler`,
    async run() {
      const demo = await startBenchDemo()
      try {
        const { ours, empty, failed } = await measureSaturation(demo)
        const ratio = perSecond(ours) / perSecond(empty)
        return {
          measured: `signed WhatsApp texts of new people, 32 connections, ${ours.length} rounds of 8 s in turn with the other side, worker running its jobs in its own process`,
          against: "an empty route handler of the same build, same body, same connections",
          figure: `${round(ratio)} (${round(perSecond(ours), 0)}/s against ${round(perSecond(empty), 0)}/s)`,
          met: ratio >= SATURATION_GOAL && failed === 0,
          samples: { "webhooks/s": statsOf(ours), "empty/s": statsOf(empty) },
          notes: failed > 0 ? [`${failed} posts were not answered 200`] : undefined,
        }
      } finally {
        await demo.stop()
      }
    },
  },
  {
    line: 2,
    title: "webhook acknowledgement at 100/s for 60 s, p99",
    goal: `≤ +${LATE_GOAL_MS} ms over an empty handler`,
    async run() {
      const demo = await startBenchDemo()
      try {
        const { ours, empty, failed } = await measureAcknowledgement(demo)
        const [webhook, nothing] = [statsOf(ours), statsOf(empty)]
        const more = webhook.p99 - nothing.p99
        return {
          measured: "post → answer in ms, 100/s at an even pace for 60 s, worker running its jobs",
          against: "an empty route handler of the same build at the same pace for 60 s",
          figure: `${more < 0 ? "" : "+"}${round(more, 1)} ms at p99`,
          met: more <= LATE_GOAL_MS && failed === 0,
          samples: { webhook, empty: nothing },
          notes: failed > 0 ? [`${failed} posts were not answered 200`] : undefined,
        }
      } finally {
        await demo.stop()
      }
    },
  },
  {
    line: 3,
    title: "commit of the webhook path alone, per second",
    goal: `≥ ${COMMIT_GOAL} of a single-row insert`,
    async run() {
      const database = await throwAwayDatabase()
      try {
        const { ours, theirs, tool } = await measureCommit(database.url)
        const ratio = perSecond(ours) / perSecond(theirs)
        return {
          measured: `receive() of one new text each, ${ours.length} rounds of 5 s in turn with the other side, 32 in flight over 8 connections at most`,
          against: `${tool}: insert of one row of the same size, 8 connections, same database`,
          figure: `${round(ratio)} (${round(perSecond(ours), 0)}/s against ${round(perSecond(theirs), 0)}/s)`,
          met: ratio >= COMMIT_GOAL,
          samples: { "receive/s": statsOf(ours), "insert/s": statsOf(theirs) },
        }
      } finally {
        await database.drop()
      }
    },
  },
]
