import { FUNCTIONS, functionsNamed } from "@/inngest/registry"
import { SCHEDULES } from "@/inngest/schedules"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { Prisma } from "@/lib/generated/prisma/client"
import type { RunFilters } from "@/lib/jobs/schema"

export const SCHEDULED = [
  ...FUNCTIONS.filter((one) => "schedule" in one.trigger).map((one): string => one.id),
  ...SCHEDULES.filter((one) => one.per === "platform").map((one): string => one.functionId),
]

/**
 * Runs of schedules belong to no clinic, so that row-level security hides them from all. Who looks after the software
 * may read them, over the platform's connection: they hold counts, and nothing about a person.
 */
export const platformSql = Prisma.sql`"clinicId" is null and "functionId" = any (${SCHEDULED}::text[])`

/** Whether a search or filter names a function that runs by a schedule. */
export const namesSchedule = (text: string | undefined): boolean =>
  text !== undefined && functionsNamed(text).some((id) => SCHEDULED.includes(id))

export const mayReadPlatform = (ctx: Ctx): boolean => can(ctx.roles, "deployments.read") !== null

/** What is done to it is done to every clinic. */
export const mayWritePlatform = (ctx: Ctx): boolean => can(ctx.roles, "deployments.write") !== null

/** They come every few minutes: listed where one asks for a state, a schedule or their name, and for nobody's person. */
export const asksForPlatform = (ctx: Ctx, filters: Omit<RunFilters, "cursor">): boolean =>
  !filters.patient &&
  !filters.lead &&
  Boolean(
    filters.status ||
      filters.schedule ||
      filters.cause ||
      filters.dead ||
      namesSchedule(filters.function ?? filters.q),
  ) &&
  mayReadPlatform(ctx)
