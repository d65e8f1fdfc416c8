const LONGEST = 120
const NAMELESS = "file"

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg", "jfif"],
  "image/webp": ["webp"],
  "image/gif": ["gif"],
  "image/heic": ["heic"],
  "image/heif": ["heif"],
  "image/avif": ["avif"],
  "image/bmp": ["bmp"],
  "image/tiff": ["tif", "tiff"],
  "audio/mpeg": ["mp3"],
  "audio/ogg": ["ogg", "oga", "opus"],
  "audio/aac": ["aac"],
  "audio/amr": ["amr"],
  "audio/mp4": ["m4a", "mp4"],
  "audio/wav": ["wav"],
  "audio/flac": ["flac"],
  "video/mp4": ["mp4", "m4v"],
  "video/3gpp": ["3gp"],
  "video/quicktime": ["mov"],
  "video/webm": ["webm"],
  "video/mpeg": ["mpg", "mpeg"],
  "application/pdf": ["pdf"],
  "application/dicom": ["dcm"],
  "application/zip": ["zip"],
  "text/plain": ["txt", "csv", "vcf"],
  "application/msword": ["doc"],
  "application/vnd.ms-excel": ["xls"],
  "application/vnd.ms-powerpoint": ["ppt"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
}

/**
 * A name that a file may be saved under: no path, nothing unseen that turns letters round, and an end that says what the bytes
 * are. The name as it was given stays in the message.
 */
export function safeFileName(given: string | null | undefined, mime: string): string {
  const ends = ENDINGS[mime] ?? ["bin"]
  const last = (given ?? "").toWellFormed().split(/[/\\]/).at(-1) ?? ""
  const plain = last
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, "")
    .replace(/[<>:"|?*%\s]+/gu, " ")
    .trim()
    .replace(/^[. ]+|[. ]+$/g, "")
  const name = [...plain].slice(0, LONGEST).join("") || NAMELESS
  const end = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase()
  return end && ends.includes(end) ? name : `${name}.${ends[0]}`
}

/** RFC 6266: letters that any program takes, and the name itself for those that know how. */
export function disposition(kind: "inline" | "attachment", name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "_")
    .replace(/["\\;]/g, "_")
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
