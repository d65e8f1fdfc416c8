import { platformDb, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { memberIdOf } from "@/lib/incidents/reach"
import { OpenIncidentInput } from "@/lib/incidents/schema"
import { tellOthers } from "@/lib/incidents/tell-others"
import { mayReadPlatform } from "@/lib/jobs/platform"
import { command } from "@/lib/operation"

/**
 * By hand, or from an alert or a deployment: of one of those there is one incident, whoever presses. It was detected
 * when the alert fired; its clocks run from there.
 */
export const openIncident = command({
  name: "incidents.open",
  may: "incidents.write",
  input: OpenIncidentInput,
  async run({ ctx, tx, input }) {
    const alert = input.alertId ? await findAlert(tx, input.alertId, mayReadPlatform(ctx)) : null
    if (input.deploymentId && (await tx.deployment.count({ where: { id: input.deploymentId } })) === 0)
      fail("not_found")
    const key = alert
      ? `alert:${alert.id}`
      : input.deploymentId
        ? `deployment:${input.deploymentId}`
        : input.key
    const id = newId()
    const { count } = await tx.incident.createMany({
      skipDuplicates: true,
      data: {
        id,
        key,
        title: input.title,
        severity: input.severity,
        scope: input.scope ?? "",
        isPublic: input.isPublic,
        alertId: alert?.id ?? null,
        deploymentId: input.deploymentId ?? null,
        startedAt: alert?.firstSeenAt ?? ctx.now,
        detectedAt: alert?.firedAt ?? ctx.now,
        createdById: memberIdOf(ctx),
        createdByName: ctx.actor.name,
        createdAt: ctx.now,
      },
    })
    if (count === 0) {
      const known = await tx.incident.findUniqueOrThrow({ where: { key }, select: { id: true } })
      return { value: { id: known.id, isNew: false }, facts: [] }
    }
    if (input.words)
      await tx.incidentUpdate.create({
        data: {
          id: newId(),
          incidentId: id,
          at: ctx.now,
          status: "detected",
          words: input.words,
          isPublic: input.isPublic,
          byId: memberIdOf(ctx),
          byName: ctx.actor.name,
        },
      })
    const told = await tellOthers(tx, ctx, {
      incident: { id, severity: input.severity },
      what: "opened",
      title: `Incident opened: ${input.title}`,
      body: [`Severity: ${input.severity}.`, input.scope && `Whom it hits: ${input.scope}`, input.words]
        .filter(Boolean)
        .join("\n"),
    })
    const after = {
      severity: input.severity,
      isPublic: input.isPublic,
      alertId: alert?.id ?? null,
      deploymentId: input.deploymentId ?? null,
    }
    const personal = { title: input.title, scope: input.scope ?? "", words: input.words ?? "" }
    return { value: { id, isNew: true }, facts: [fact("incident.opened", id, { after, personal }), ...told] }
  },
})

async function findAlert(tx: Tx, id: string, mayReadOthers: boolean) {
  const own = await tx.alert.findUnique({ where: { id } })
  if (own) return own
  const of = mayReadOthers ? await platformDb().alert.findFirst({ where: { id, clinicId: null } }) : null
  return of ?? fail("not_found")
}
