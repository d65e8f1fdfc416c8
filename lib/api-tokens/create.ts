import { CreateTokenInput } from "@/lib/api-tokens/schema"
import { newToken, tokenHash, tokenPrefix } from "@/lib/api-tokens/secret"
import { memberIdOf } from "@/lib/ctx"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

/** A key for a machine. The token itself is in this answer and nowhere else, ever. */
export const createToken = command({
  name: "apiTokens.create",
  may: "deployments.secrets",
  input: CreateTokenInput,
  async run({ ctx, tx, input: { name, days, ...input } }) {
    const [id, token] = [newId(), newToken()]
    const scopes = [...new Set(input.scopes)]
    const expiresAt = addMs(ctx.now, days * DAY_MS)
    await tx.apiToken.create({
      data: {
        id,
        name,
        hash: tokenHash(token),
        prefix: tokenPrefix(token),
        scopes,
        createdById: memberIdOf(ctx),
        createdAt: ctx.now,
        expiresAt,
      },
    })
    const after = { title: name, scopes, expiresAt: expiresAt.toISOString() }
    return { value: { id, token, expiresAt }, facts: [fact("api_token.created", id, { after })] }
  },
})
