import { job } from "@/inngest/job"
import { shadowPage } from "@/lib/rule-sets/shadow-page"

/** Tries a rule set on the leads of the last 30 days, a page a step. It tells nobody and changes no lead. */
export const shadowRuleSet = job({
  id: "shadow-rule-set",
  on: "rule_set.shadow_started",
  async handle({ ctx, step, event }) {
    const { ruleSetId: id, trialId: run } = event.data
    let seen = 0
    for (let after: string | null = ""; after !== null; ) {
      const from: string = after
      const at = seen
      const page = await step.run(`leads-${at + 1}`, () =>
        shadowPage(ctx, { id, run, after: from, seen: at }),
      )
      seen = page.seen
      after = page.next
    }
    return { looked: seen }
  },
})
