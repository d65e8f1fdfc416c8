import { ChangeSettingsInput } from "@/lib/connections/schema"
import { closeSecrets, heldBy, tryOpen } from "@/lib/connections/secrets"
import { checkedAccount, checkedSettings, readSettings, specOf } from "@/lib/connections/settings"
import { changesDoors, clinicStore } from "@/lib/connections/store"
import { fact } from "@/lib/facts"
import { closeCircuit } from "@/lib/models/settle"
import { command } from "@/lib/operation"

/**
 * A token left blank stays as it is, another field left blank is emptied: the form shows what it holds. That a token was
 * replaced is recorded, the token is not.
 */
const inClinic = command({
  name: "connections.changeSettings",
  may: "connections.write",
  input: ChangeSettingsInput,
  async run({ ctx, tx, input }) {
    const stored = await clinicStore.take(tx, input.id)
    const scheme = input.scheme ?? stored.scheme
    const spec = specOf(stored.provider, scheme, "clinic")
    const before = readSettings(stored.settings)
    const settings = await checkedSettings(input, before)
    const externalId =
      input.externalId === undefined ? stored.externalId : checkedAccount(spec, input.externalId)
    const { verifyToken, accessToken } = input
    // Where there is no secret to set anew first, nothing is lost with what cannot be opened.
    const held = spec.schemes[scheme]?.secretLabel ? heldBy(stored) : (tryOpen(stored) ?? { secrets: [] })
    const headerName = spec.schemes[scheme]?.headerIsOurs
      ? (settings.headerName ?? held.headerName ?? spec.schemes[scheme]?.header ?? undefined)
      : undefined
    const sealed = closeSecrets(stored.id, {
      ...held,
      verifyToken: verifyToken ?? held.verifyToken,
      apiKey: accessToken ?? held.apiKey,
      headerName,
    })
    await tx.connection.update({
      where: { id: stored.id },
      data: { scheme, externalId, settings, sealed, updatedAt: ctx.now },
    })
    if (stored.provider === "openai") await closeCircuit(tx, ctx)
    const shown = { scheme: stored.scheme, externalId: stored.externalId, ...before }
    const after = { scheme, externalId, ...settings }
    const replaced = [verifyToken && "verifyToken", accessToken && "accessToken"].filter(
      (one) => typeof one === "string",
    )
    const same = JSON.stringify(shown) === JSON.stringify(after) && replaced.length === 0
    return {
      value: { id: stored.id },
      facts: same
        ? []
        : [fact("connection.settings_changed", stored.id, { before: shown, after: { ...after, replaced } })],
    }
  },
})

export const changeSettings = changesDoors(inClinic)
