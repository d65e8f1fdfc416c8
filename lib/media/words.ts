export const MEDIA_KINDS = ["image", "audio", "video", "document"] as const
export type MediaKind = (typeof MEDIA_KINDS)[number]

const MIB = 1024 * 1024
/** Of any file, whichever way it goes. */
export const MOST_BYTES = 16 * MIB

/** What WhatsApp takes of us, by kind. */
export const TAKEN: Readonly<Record<MediaKind, { most: number; mimes: readonly string[] }>> = {
  image: { most: 5 * MIB, mimes: ["image/jpeg", "image/png"] },
  audio: {
    most: MOST_BYTES,
    mimes: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
  },
  video: { most: MOST_BYTES, mimes: ["video/mp4", "video/3gpp"] },
  document: {
    most: MOST_BYTES,
    mimes: [
      "application/pdf",
      "text/plain",
      "application/msword",
      "application/vnd.ms-excel",
      "application/vnd.ms-powerpoint",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ],
  },
}

/** For a file field's `accept`. */
export const ACCEPT = Object.values(TAKEN)
  .flatMap((one) => one.mimes)
  .join(",")

/** Why a file that somebody sent cannot be seen here, in words for whoever looks for it. */
export const MEDIA_BECAUSE = {
  empty: "The file was empty.",
  too_large: "The file is larger than 16 MB.",
  program: "The file is a program; such files are not kept.",
  damaged: "The file arrived damaged. Ask the person to send it again.",
  gone: "The provider no longer has the file. Ask the person to send it again.",
  not_connected: "The channel it came by is not connected for sending, so it could not be fetched.",
  token: "The provider refuses our access token, so it could not be fetched.",
  unreachable: "The provider could not be reached to fetch it.",
  bad_address: "The provider named an address for it that may not be called.",
} as const satisfies Record<string, string>
export type MediaBecause = keyof typeof MEDIA_BECAUSE

export const mediaWords = (because: string | null): string | null =>
  because !== null && Object.hasOwn(MEDIA_BECAUSE, because) ? MEDIA_BECAUSE[because as MediaBecause] : null
