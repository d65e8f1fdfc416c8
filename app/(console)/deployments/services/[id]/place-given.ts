import { FIELDS } from "@/lib/drivers/words"
import type { PlaceDriver } from "@/lib/software/words"

/** What the form holds, as a place takes it; a blank field is one that is not given. */
export function placeGiven(form: FormData, driver: PlaceDriver) {
  const said = (name: string) => String(form.get(name) ?? "").trim()
  const fields = driver === "none" ? [] : FIELDS[driver].filter((field) => !field.isSecret)
  const settings = fields.flatMap(({ name, isNumber }): [string, unknown][] => {
    const value = said(`settings.${name}`)
    return value === "" ? [] : [[name, isNumber ? Number(value) : value]]
  })
  return {
    baseUrl: said("baseUrl"),
    image: said("image"),
    replicas: said("replicas"),
    witnessHost: said("witnessHost"),
    witnessName: said("witnessName"),
    driver,
    settings: Object.fromEntries(settings),
    healthPath: said("healthPath"),
    livePath: said("livePath"),
    versionPath: said("versionPath"),
    smoke: {
      protectedPath: said("smoke.protectedPath"),
      corsOrigin: said("smoke.corsOrigin"),
      errorPath: said("smoke.errorPath"),
    },
  }
}
