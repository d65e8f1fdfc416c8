import { ConnectInput } from "@/lib/connections/schema"
import { closeSecrets, newSecret } from "@/lib/connections/secrets"
import { checkedAccount, checkedSettings, specOf } from "@/lib/connections/settings"
import { changesDoors, inPlatform } from "@/lib/connections/store"
import type { ProviderSpec } from "@/lib/connections/words"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { t } from "@/lib/say"

/** `secret` only where Rounds made it up: said this once, so that it can be entered at the provider. */
export type Connected = {
  id: string
  secret: string | null
  /** The address itself ends in it. */
  isPath?: true
}

const inClinic = command({
  name: "connections.connect",
  may: "connections.write",
  input: ConnectInput,
  async run({ ctx, tx, input }) {
    const spec = specOf(input.provider, input.scheme, "clinic")
    const { provider, scheme } = input
    const externalId = checkedAccount(spec, input.externalId)
    const secret = secretFor(spec, scheme, input.secret)
    const settings = await checkedSettings(input)
    const id = newId()
    const headerName = settings.headerName ?? spec.schemes[scheme]?.header ?? undefined
    const sealed = closeSecrets(id, {
      secrets: secret.value ? [secret.value] : [],
      verifyToken: input.verifyToken,
      apiKey: input.accessToken,
      ...(spec.schemes[scheme]?.headerIsOurs && { headerName }),
    })
    const { count } = await tx.connection.createMany({
      data: [
        { id, clinicId: ctx.clinicId, provider, scheme, externalId, settings, sealed, createdAt: ctx.now },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return alreadyThere(spec)
    return {
      value: connected(spec, scheme, id, secret.shown),
      facts: [fact("connection.connected", id, { after: { provider, scheme, externalId, ...settings } })],
    }
  },
})

const onPlatform = command({
  name: "platformConnections.connect",
  may: "platformConnections.write",
  input: ConnectInput,
  async run({ ctx, input }) {
    const { provider, scheme } = input
    const spec = specOf(provider, scheme, "platform")
    const secret = secretFor(spec, scheme, input.secret)
    const id = newId()
    return inPlatform(ctx, async (tx) => {
      const sealed = closeSecrets(id, { secrets: secret.value ? [secret.value] : [] })
      const { count } = await tx.platformConnection.createMany({
        data: [{ id, provider, scheme, sealed, createdAt: ctx.now }],
        skipDuplicates: true,
      })
      if (count === 0) return alreadyThere(spec)
      return {
        value: connected(spec, scheme, id, secret.shown),
        facts: [fact("connection.connected", id, { after: { provider, scheme } })],
      }
    })
  },
})

const connected = (spec: ProviderSpec, scheme: string, id: string, secret: string | null): Connected => ({
  id,
  secret,
  ...(spec.schemes[scheme]?.isPath && { isPath: true }),
})

function secretFor(spec: ProviderSpec, scheme: string, given: string | undefined) {
  const known = spec.schemes[scheme]
  if (known && !known.secretLabel) return { value: null, shown: null }
  if (given) return { value: given, shown: null }
  if (known?.secretIsTheirs) {
    return fail("invalid_input", {
      fields: {
        secret: t("{provider} shows it to you; Rounds cannot make it up.", { provider: t(spec.name) }),
      },
    })
  }
  const value = newSecret()
  return { value, shown: value }
}

const alreadyThere = (spec: ProviderSpec) =>
  fail("wrong_state", { sentence: t("{provider} is connected already.", { provider: t(spec.name) }) })

export const connectProvider = changesDoors(inClinic)
export const connectPlatformProvider = changesDoors(onPlatform)
