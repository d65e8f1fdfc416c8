import { platformJob } from "@/inngest/job"
import { sampleOwnHost } from "@/lib/hosts/own"
import { scrapeHosts } from "@/lib/hosts/scrape"
import { probeRound } from "@/lib/probes/round"

/** Each part by itself: hosts that cannot be read leave services looked at, and the other way round. */
export const probeServices = platformJob({
  id: "probe-services",
  priority: 120,
  async handle({ step, runId }) {
    const services = await step.run("probe", () => probeRound(runId))
    await step.run("sample-own-host", () => sampleOwnHost())
    const hosts = await step.run("scrape-hosts", () => scrapeHosts())
    return { services, hosts }
  },
})
