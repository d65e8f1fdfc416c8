import { attachFile } from "@/lib/media/attach"
import { fileIn } from "@/lib/media/uploaded"
import { grantFor } from "@/lib/operation"
import { route } from "@/lib/web/route"

export const POST = route(async (ctx, { request, search }) => {
  grantFor(ctx, attachFile.may)
  const file = await fileIn(request, search)
  return attachFile(ctx, { conversationId: String(search.conversation ?? ""), ...file })
})
