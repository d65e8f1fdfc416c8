import { driverFor } from "@/lib/drivers/index"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { placeSecrets, sealSecrets } from "@/lib/software/place"
import { fieldsOf } from "@/lib/software/place-columns"
import { SetSecretsInput } from "@/lib/software/schema"
import { takePlace } from "@/lib/software/stored"

/** What the driver shows where it calls. Kept sealed, shown to nobody again; the record has the names alone. */
export const setSecrets = command({
  name: "software.set_secrets",
  may: "deployments.secrets",
  input: SetSecretsInput,
  async run({ tx, input: { id, secrets } }) {
    const found = await takePlace(tx, id)
    const driver = driverFor(found.driver)
    if (!driver)
      return fail("wrong_state", {
        sentence: "Nothing is put out there by Rounds, so nothing is kept secret.",
      })
    // What opens no more is replaced as a whole; a field left blank keeps what is held.
    const held = heldOr(found)
    const given = Object.fromEntries(Object.entries(secrets).filter(([, one]) => one !== ""))
    const next = Object.fromEntries(
      Object.entries({ ...held, ...given }).filter((one): one is [string, string] => Boolean(one[1])),
    )
    const names = Object.keys(next).sort()
    if (names.length > 0) {
      const read = driver.secrets.safeParse(next)
      if (!read.success) return fail("invalid_input", { fields: fieldsOf(read.error, "secrets") })
    }
    await tx.servicePlace.update({
      where: { id },
      data: { sealedSecrets: names.length > 0 ? sealSecrets(id, next) : null },
    })
    const set = Object.keys(given).sort()
    return {
      value: { id, names },
      facts: [fact("software.secrets_set", id, { after: { set, held: names } })],
    }
  },
})

function heldOr(row: Parameters<typeof placeSecrets>[0]): Record<string, string> {
  try {
    return placeSecrets(row)
  } catch {
    return {}
  }
}
