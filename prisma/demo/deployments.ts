import { platformDb } from "@/lib/db"
import { reportOf } from "@/lib/deployments/report-of"
import { addMs } from "@/lib/time"
import { courseOf } from "@/prisma/demo/deployment-course"
import { type DemoDeployment, plannedDeployments } from "@/prisma/demo/deployments-planned"
import { idOf } from "@/prisma/demo/dice"
import type { Night } from "@/prisma/demo/releases-stamped"
import type { DemoRelease } from "@/prisma/demo/software"

type Given = {
  anchor: Date
  night: Night
  release: (name: string) => DemoRelease
  placeId: (service: string, environment: string) => string
}

/** How the releases came where they are, with each kind of end. */
export async function seedDeployments(given: Given): Promise<void> {
  const db = platformDb()
  const { release, placeId } = given
  const groupId = idOf("deployment group", given.anchor)
  for (const one of plannedDeployments(given)) {
    const id = idOf(`deployment ${one.name}`, one.at)
    const asked = one.release ? release(one.release) : null
    const before = one.previous ? release(one.previous) : null
    const place = { service: one.service, environment: one.environment }
    const course = courseOf(one, asked, before)
    const { kind = "deploy", status = "succeeded" } = one
    await db.deployment.createMany({
      data: [
        {
          id,
          ...place,
          placeId: placeId(one.service, one.environment),
          kind,
          status,
          phase: course.phases.at(-1)?.name ?? null,
          releaseId: asked?.id ?? null,
          previousReleaseId: before?.id ?? null,
          because: one.because ?? null,
          requestedBy: one.by === "GitHub Actions" ? "token:demo" : "system:demo",
          requestedByName: one.by ?? "",
          source: one.group ? "group" : one.by === "GitHub Actions" ? "api" : "console",
          reason: one.reason ?? null,
          key: `demo-${one.name}`,
          groupId: one.group ? groupId : null,
          groupPosition: one.group ?? 0,
          driver: course.driver,
          handle: status === "refused" ? null : `demo-${id.slice(-8)}`,
          proof: course.proof ?? undefined,
          isProven: course.isProven,
          overrides: [...(one.overrides ?? [])],
          createdAt: one.at,
          startedAt: addMs(one.at, 900),
          finishedAt: course.finishedAt,
        },
      ],
      skipDuplicates: true,
    })
    const more = { skipDuplicates: true }
    await db.deploymentPhase.createMany({
      data: course.phases.map((row) => ({ ...row, deploymentId: id })),
      ...more,
    })
    await db.deploymentLine.createMany({
      data: course.lines.map((row) => ({ ...row, deploymentId: id })),
      ...more,
    })
    await db.smokeResult.createMany({
      data: course.smokes.map((row) => ({ ...row, deploymentId: id })),
      ...more,
    })
    await db.healthAttempt.createMany({
      data: course.attempts.map((row) => ({ ...row, deploymentId: id })),
      ...more,
    })
    await db.deployment.updateMany({ where: { id, report: null }, data: await reportOf(db, id) })
    await standAt(placeId(one.service, one.environment), id, one, course.isProven ? course.finishedAt : null)
  }

  async function standAt(
    id: string,
    deploymentId: string,
    one: DemoDeployment,
    provenAt: Date | null,
  ): Promise<void> {
    if (provenAt && one.release)
      await db.servicePlace.updateMany({
        where: { id },
        data: { releaseId: release(one.release).id, deploymentId, provenAt },
      })
    if (one.kind === "stop")
      await db.servicePlace.updateMany({
        where: { id },
        data: { stoppedAt: addMs(one.at, 4_000), stopReason: one.reason ?? null },
      })
  }
}
