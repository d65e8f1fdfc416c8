import { fileTypeFromBuffer } from "file-type"
import { MOST_BYTES } from "@/lib/media/words"

export type Inspected =
  | {
      ok: true
      /** What the bytes are, whatever was said. */
      mime: string
      /** A picture and nothing besides: it may be shown where it stands. */
      isInline: boolean
    }
  | { ok: false; because: "empty" | "too_large" | "program" }

export const OCTETS = "application/octet-stream"
const SHOWN = ["image/png", "image/jpeg", "image/webp"]
/** What is given out under its own name; anything else is bytes to be saved. */
const KNOWN = new Set([
  ...SHOWN,
  "image/gif",
  "image/heic",
  "image/heif",
  "image/avif",
  "image/bmp",
  "image/tiff",
  "audio/mpeg",
  "audio/ogg",
  "audio/aac",
  "audio/amr",
  "audio/mp4",
  "audio/wav",
  "audio/flac",
  "video/mp4",
  "video/3gpp",
  "video/quicktime",
  "video/webm",
  "video/mpeg",
  "application/pdf",
  "application/dicom",
])
const SAME: Readonly<Record<string, string>> = {
  "audio/x-m4a": "audio/mp4",
  "audio/opus": "audio/ogg",
  "video/x-m4v": "video/mp4",
  "video/3gpp2": "video/3gpp",
  "audio/wave": "audio/wav",
  "audio/vnd.wave": "audio/wav",
}
const OFFICE =
  /^application\/(vnd\.openxmlformats-officedocument\.(wordprocessingml|spreadsheetml|presentationml)\.\w+|vnd\.oasis\.opendocument\.(text|spreadsheet|presentation))$/
const OLD_OFFICE = /^application\/(msword|vnd\.ms-excel|vnd\.ms-powerpoint)$/
const PROGRAMS =
  /msdownload|portable-executable|x-elf|mach-binary|x-ms-shortcut|diskimage|x-msi|x-sharedlib|wasm/

/** Looks at the bytes alone; nothing is unpacked. What was said of them decides only between kinds that look alike. */
export async function inspect(bytes: Uint8Array, told: string | null): Promise<Inspected> {
  if (bytes.length === 0) return { ok: false, because: "empty" }
  if (bytes.length > MOST_BYTES) return { ok: false, because: "too_large" }
  const said = told?.split(";")[0]?.trim().toLowerCase() ?? ""
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8))
  // An archive may hold a thousand times what it weighs: it is never opened.
  if (isArchive(start)) return kept(OFFICE.test(said) ? said : "application/zip")
  if (start.subarray(0, 2).toString("latin1") === "MZ" || start.subarray(0, 2).toString("latin1") === "#!")
    return { ok: false, because: "program" }
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const sniffed = found?.mime.split(";")[0] ?? ""
  if (PROGRAMS.test(sniffed)) return { ok: false, because: "program" }
  if (sniffed === "application/x-cfb") return kept(OLD_OFFICE.test(said) ? said : OCTETS)
  const mime = SAME[sniffed] ?? sniffed
  if (KNOWN.has(mime)) return { ok: true, mime, isInline: SHOWN.includes(mime) && !holdsMore(bytes) }
  if (!found && /^text\/(plain|csv|vcard)$|^$/.test(said) && isPlainText(bytes)) return kept("text/plain")
  return kept(OCTETS)
}

const kept = (mime: string): Inspected => ({ ok: true, mime, isInline: false })
const isArchive = (start: Buffer) => start.subarray(0, 2).toString("latin1") === "PK"

/** A picture that is a page, a document or an archive as well: whoever reads it otherwise finds the other thing in it. */
function holdsMore(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1")
  return /<(script|html|svg|iframe|body|!doctype)|<\?php|%PDF-/i.test(text) || text.includes("PK\u0003\u0004")
}

function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    return !text.includes("\u0000") && !/<(!doctype|html|svg|\?xml|script|body|head|iframe)/i.test(text)
  } catch {
    return false
  }
}
