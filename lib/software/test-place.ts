import { absent } from "@/lib/db"
import { type Driver, DriverError, type DriverPlace } from "@/lib/drivers/driver"
import { driverFor } from "@/lib/drivers/index"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { log } from "@/lib/log"
import { command } from "@/lib/operation"
import { driverPlaceOf } from "@/lib/software/place"
import { PlaceInput } from "@/lib/software/schema"

/** A person waits for it, and a transaction. */
const PATIENCE_MS = 10_000

export type PlaceTest = { ok: boolean; detail: string }

/** Asks the driver's API who we are there and whether the place is there. Changes nothing at either side, and locks nothing. */
export const testPlace = command({
  name: "software.test_place",
  may: "deployments.write",
  input: PlaceInput,
  async run({ tx, input: { id } }) {
    const found = isId(id)
      ? await tx.servicePlace.findUnique({ where: { id }, include: { service: true } })
      : null
    if (!found) return absent()
    const driver = driverFor(found.driver)
    if (!driver)
      return fail("wrong_state", {
        sentence: "Nothing is put out there by Rounds, so there is nothing to try.",
      })
    const value = await tried(driver, driverPlaceOf(found))
    const after = { driver: found.driver, ok: value.ok }
    return { value, facts: [fact("software.place_tested", id, { after })] }
  },
})

async function tried(driver: Driver, place: DriverPlace): Promise<PlaceTest> {
  try {
    const [settings, secrets] = [
      driver.settings.safeParse(place.settings),
      driver.secrets.safeParse(place.secrets),
    ]
    if (!settings.success || !secrets.success)
      return { ok: false, detail: "Its settings or secrets are not complete yet." }
    const { ok, detail } = await Promise.race([
      driver.test({ ...place, settings: settings.data, secrets: secrets.data }),
      tooLong(),
    ])
    return { ok, detail }
  } catch (error) {
    if (error instanceof DriverError) return { ok: false, detail: error.message }
    log.error("software.test_failed", { service: place.service, environment: place.environment, error })
    return { ok: false, detail: "It could not be tried: something failed on our side." }
  }
}

const tooLong = (): Promise<PlaceTest> =>
  new Promise((tell) => {
    const late = { ok: false, detail: "It did not answer within 10 seconds." }
    setTimeout(() => tell(late), PATIENCE_MS).unref()
  })
