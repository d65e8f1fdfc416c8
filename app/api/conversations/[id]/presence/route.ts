import { bePresent } from "@/lib/conversations/be-present"
import { jsonOf, readText } from "@/lib/web/body"
import { route } from "@/lib/web/route"

const MOST_BYTES = 1_024

export const POST = route<{ id: string }>(async (ctx, { request, params }) => {
  const { state } = (jsonOf(await readText(request, MOST_BYTES)) ?? {}) as { state?: "viewing" }
  return { present: await bePresent(ctx, { id: params.id, state: state ?? ("" as "viewing") }) }
})
