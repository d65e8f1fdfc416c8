import type { z } from "zod"
import { driverFor } from "@/lib/drivers/index"
import { fail } from "@/lib/errors"
import type { Prisma } from "@/lib/generated/prisma/client"
import type { CreatePlaceInput } from "@/lib/software/schema"

type Given = Omit<z.output<typeof CreatePlaceInput>, "serviceId" | "environment">

/** The columns a form decides. Settings are read as the driver reads them: a field it does not know is refused. */
export async function toPlaceColumns(given: Given) {
  return {
    ...given,
    baseUrl: given.baseUrl ?? null,
    image: given.image ?? null,
    ...witnessOf(given),
    smoke: {
      ...(given.smoke.protectedPath && { protectedPath: given.smoke.protectedPath }),
      ...(given.smoke.corsOrigin && { corsOrigin: given.smoke.corsOrigin }),
      ...(given.smoke.errorPath && { errorPath: given.smoke.errorPath }),
      ...(given.smoke.skip && { skip: given.smoke.skip }),
    } as Prisma.InputJsonObject,
    settings: given.driver === "none" ? {} : readSettings(given.driver, given.settings),
  }
}

function witnessOf({ witnessHost, witnessName, image }: Given) {
  if (!witnessHost && witnessName)
    fail("invalid_input", { fields: { witnessHost: "Name the host whose container this is." } })
  if (witnessHost && !witnessName && !image)
    fail("invalid_input", { fields: { witnessName: "Name the container: the place has no image to go by." } })
  return { witnessHost: witnessHost ?? null, witnessName: witnessName ?? null }
}

function readSettings(driver: string, settings: unknown): Prisma.InputJsonObject {
  const read = driverFor(driver)?.settings.safeParse(settings)
  if (!read)
    return fail("invalid_input", { fields: { driver: "Rounds cannot put anything out that way yet." } })
  if (read.success) return JSON.parse(JSON.stringify(read.data)) as Prisma.InputJsonObject
  return fail("invalid_input", { fields: fieldsOf(read.error, "settings") })
}

/** The first thing wrong with each field, under its name in the form. */
export function fieldsOf(error: z.ZodError, under: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) {
    const names =
      issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    for (const path of names) fields[[under, ...path].join(".")] ??= issue.message
  }
  return fields
}
