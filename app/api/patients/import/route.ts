import { checkImport } from "@/lib/imports/check"
import { MOST_BYTES } from "@/lib/imports/words"
import { grantFor } from "@/lib/operation"
import { readBytes } from "@/lib/web/body"
import { route } from "@/lib/web/route"

export const POST = route(async (ctx, { request, search }) => {
  grantFor(ctx, checkImport.may)
  const bytes = await readBytes(request, MOST_BYTES)
  return checkImport(ctx, { key: String(search.key ?? ""), fileName: String(search.name ?? ""), bytes })
})
