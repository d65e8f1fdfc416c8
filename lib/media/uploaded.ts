import { fail } from "@/lib/errors"
import { MOST_BYTES } from "@/lib/media/words"
import { readBytes } from "@/lib/web/body"

export type Uploaded = { bytes: Uint8Array<ArrayBuffer>; fileName: string; mime: string }

/** What a form puts around its file. */
const AROUND = 64 * 1024
/** The memory that files on their way may take together. */
const MOST_AT_ONCE = 4
let underWay = 0

/** The file of a request: its whole body, with the name beside it, or the file of a form. Throws `too_large`, `invalid_input`. */
export async function fileIn(request: Request, search: Record<string, string | string[]>): Promise<Uploaded> {
  if (underWay >= MOST_AT_ONCE) return fail("unavailable", { retryAfterSeconds: 5 })
  underWay += 1
  try {
    const type = request.headers.get("content-type") ?? ""
    const isForm = type.toLowerCase().startsWith("multipart/form-data")
    const bytes = await readBytes(request, MOST_BYTES + (isForm ? AROUND : 0))
    if (isForm) return await ofForm(bytes, type)
    const named = request.headers.get("x-file-name")
    const fileName = named === null ? String(search.name ?? "") : decoded(named)
    return { bytes, fileName: fileName.slice(0, 1_000), mime: type.slice(0, 200) }
  } finally {
    underWay -= 1
  }
}

async function ofForm(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Uploaded> {
  const form = await new Response(bytes, { headers: { "content-type": type } })
    .formData()
    .catch(() => fail("invalid_input"))
  const file = form.get("file")
  if (!(file instanceof File)) return fail("invalid_input", { fields: { file: "Choose a file." } })
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    fileName: file.name.slice(0, 1_000),
    mime: file.type.slice(0, 200),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ""
  }
}
