import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { platformDb } from "@/lib/db"
import { findDeploymentReport } from "@/lib/deployments/find-report"
import type { DriverName } from "@/lib/drivers/driver"
import { reportHost } from "@/lib/hosts/report"
import { testDatabase } from "@/lib/testing/db"
import { type DeploymentGround, deploymentGround, quickDeployments } from "@/lib/testing/deployments"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const WITNESS = "docker-1"
const EVERY_MS = 40

/** Hosts whose API is silent, beside a machine that tells what its containers hold. */
export async function describeWitnessed(kinds: readonly DriverName[]): Promise<void> {
  await testDatabase()
  quickDeployments()
  let worker: { stop(): Promise<void> }
  let ground: DeploymentGround
  let reports: ReturnType<typeof setInterval> | undefined
  beforeAll(async () => {
    worker = await (await import("@/inngest/worker")).startWorker()
    // On a busy machine reading all functions takes minutes.
  }, 240_000)
  afterAll(() => worker.stop())
  afterEach(async () => {
    clearInterval(reports)
    await ground.host.stop()
  })

  async function prepare(kind: DriverName) {
    ground = await deploymentGround({ kind })
    await platformDb().servicePlace.update({
      where: { id: ground.staging.id },
      data: { witnessHost: WITNESS },
    })
    return ground.build("good")
  }
  const tell = (digest: string | undefined, at = now()) =>
    reportHost(
      { ...ground.operator, now: at },
      {
        host: WITNESS,
        containers: [
          { name: "db-1", image: "postgres:17", digests: [`postgres@sha256:${"0".repeat(64)}`] },
          {
            name: "app-1",
            image: `${ground.host.image}:latest`,
            digests: [`${ground.host.image}@${digest}`],
          },
        ],
      },
    )
  async function endOf(releaseId: string) {
    const { id } = await ground.ask(releaseId)
    const view = await ground.ended(id)
    return { view, host: view.proof?.host, text: (await findDeploymentReport(ground.operator, { id })).text }
  }

  describe.each(kinds)("by %s, with a witness", (kind) => {
    it("proves what the machine itself says that it holds", async () => {
      const release = await prepare(kind)
      reports = setInterval(() => void tell(ground.host.state.running?.imageDigest), EVERY_MS)
      const { view, host, text } = await endOf(release.id)
      expect(view, view.because ?? "").toMatchObject({ status: "succeeded", isProven: true })
      expect(host).toMatchObject({ word: "agrees", digest: release.imageDigest, witness: WITNESS })
      expect(text).toContain(`host, by ${WITNESS} itself`)
    }, 400_000)

    it("takes back what the machine itself says is another", async () => {
      const release = await prepare(kind)
      reports = setInterval(() => void tell(ground.old.imageDigest), EVERY_MS)
      const { view, host } = await endOf(release.id)
      expect(view).toMatchObject({ status: "rolled_back", isProven: false })
      expect(view.because).toContain("host")
      expect(host).toMatchObject({ word: "differs", digest: ground.old.imageDigest, witness: WITNESS })
      expect(ground.host.state.running?.imageDigest).toBe(ground.old.imageDigest)
    }, 400_000)

    it("takes a word from before for none, and says how old it is", async () => {
      const release = await prepare(kind)
      await tell(release.imageDigest, addMs(now(), -3 * MINUTE_MS))
      const { view, host } = await endOf(release.id)
      expect(view).toMatchObject({ status: "succeeded", isProven: false })
      expect(host).toMatchObject({ word: "unknown", witness: WITNESS })
      expect(host?.detail).toMatch(/The last word of docker-1 is \d+ min \d\d s old, from before/)
    }, 400_000)
  })
}
