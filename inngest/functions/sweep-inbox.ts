import { platformJob } from "@/inngest/job"
import { sweepPending } from "@/lib/inbox/sweep"
import { sweepPlatform } from "@/lib/inbox/sweep-platform"
import { tellPlatformDeadIfAny } from "@/lib/inbox/tell-dead"
import { tellQuarantinedEverywhere } from "@/lib/inbox/tell-quarantined"
import { releaseOverdue } from "@/lib/messaging/due"
import { giveUpStranded } from "@/lib/messaging/stranded"
import { pickUpEverywhere } from "@/lib/reruns/pick-up"

export const sweepInbox = platformJob({
  id: "sweep-inbox",
  async handle({ step }) {
    const swept = await step.run("sweep", () => sweepPending())
    const platform = await step.run("sweep-platform", () => sweepPlatform())
    const told = await step.run("tell-quarantined", () => tellQuarantinedEverywhere())
    await step.run("tell-platform-dead", () => tellPlatformDeadIfAny("sweep-inbox"))
    const { pickedUp } = await step.run("pick-up-reruns", () => pickUpEverywhere())
    const { released } = await step.run("release-messages", () => releaseOverdue())
    const { givenUp } = await step.run("give-up-messages", () => giveUpStranded())
    return { ...swept, platform, ...told, pickedUp, released, givenUp }
  },
})
