import { RevokeTokenInput } from "@/lib/api-tokens/schema"
import { memberIdOf } from "@/lib/ctx"
import { absent } from "@/lib/db"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"

/** From the next call on it opens nothing, for good. */
export const revokeToken = command({
  name: "apiTokens.revoke",
  may: "deployments.secrets",
  input: RevokeTokenInput,
  async run({ ctx, tx, input: { id } }) {
    if (!isId(id)) return absent()
    if (!(await tx.apiToken.findUnique({ where: { id }, select: { id: true } }))) return absent()
    const { count } = await tx.apiToken.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: ctx.now, revokedById: memberIdOf(ctx) },
    })
    return { value: { id }, facts: count === 1 ? [fact("api_token.revoked", id)] : [] }
  },
})
