import { absent, type Tx } from "@/lib/db"
import { type Driver, DriverError, type DriverPlace } from "@/lib/drivers/driver"
import { driverFor } from "@/lib/drivers/index"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import type { ServicePlace } from "@/lib/generated/prisma/client"
import { heldOf } from "@/lib/hosts/held"
import { readPicture } from "@/lib/hosts/picture"
import { isId } from "@/lib/ids"
import { log } from "@/lib/log"
import { command } from "@/lib/operation"
import { driverPlaceOf } from "@/lib/software/place"
import { PlaceInput } from "@/lib/software/schema"
import { duration } from "@/lib/time"

/** A person waits for it, and a transaction. */
const PATIENCE_MS = 10_000

export type PlaceTest = { ok: boolean; detail: string }

/** Asks the driver's API who we are there and whether the place is there. Changes nothing at either side, and locks nothing. */
export const testPlace = command({
  name: "software.test_place",
  may: "deployments.write",
  input: PlaceInput,
  async run({ ctx, tx, input: { id } }) {
    const found = isId(id)
      ? await tx.servicePlace.findUnique({ where: { id }, include: { service: true } })
      : null
    if (!found) return absent()
    const driver = driverFor(found.driver)
    if (!driver)
      return fail("wrong_state", {
        sentence: "Nothing is put out there by Rounds, so there is nothing to try.",
      })
    const told = await tried(driver, driverPlaceOf(found))
    const value = { ...told, detail: `${told.detail} ${await witnessOf(tx, found, ctx.now)}`.trim() }
    const after = { driver: found.driver, ok: value.ok }
    return { value, facts: [fact("software.place_tested", id, { after })] }
  },
})

/** What is known of the host that would bear witness; blank where none is named. */
async function witnessOf(tx: Tx, place: ServicePlace, at: Date): Promise<string> {
  const { witnessHost: host, witnessName: name, image } = place
  if (!host) return ""
  const picture = await readPicture(tx, host)
  if (!picture) return `Its witness ${host} never told what it runs.`
  const held = heldOf(picture.containers, { name, image }).map((one) => one.name)
  const age = duration(at.getTime() - picture.at.getTime())
  return held.length > 0
    ? `Its witness ${host} told ${age} ago of ${held.join(", ")}.`
    : `Its witness ${host} told ${age} ago that it runs nothing of ${name ?? image}.`
}

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
