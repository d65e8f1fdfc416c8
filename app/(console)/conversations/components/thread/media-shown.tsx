"use client"

import { icon } from "@/components/icon"
import { PatientText } from "@/components/patient-text"
import type { ThreadMedia } from "@/lib/conversations/schema"
import { t } from "@/lib/say"

const Paperclip = icon("paperclip")

/** Only what our own door serves, and only as a picture what a browser draws without running anything. */
const isPicture = ({ mime, href }: ThreadMedia): boolean =>
  /^image\/(jpeg|png|webp|gif)\b/.test(mime ?? "") && /^\/api\/media\/[\w-]+(\?n=\d+)?$/.test(href ?? "")

export function MediaShown({ media }: { media: ThreadMedia }) {
  const name = media.fileName ?? t("A file")
  const size = sizeWords(media.size)
  if (!media.href)
    return (
      <p className="text-xs text-ink-3">{t("The file cannot be had any more. Ask for it once again.")}</p>
    )
  if (isPicture(media))
    return (
      <a href={media.href} target="_blank" rel="noopener noreferrer" className="block w-fit">
        {/** biome-ignore lint/performance/noImgElement: our own proxy serves it as it is, behind the session */}
        <img
          src={media.href}
          alt={t("Picture from the conversation: {name}", { name })}
          loading="lazy"
          decoding="async"
          className="max-h-56 max-w-full rounded-md border border-line bg-sunken object-contain"
        />
      </a>
    )
  return (
    <a
      href={media.href}
      download
      className="flex w-fit max-w-full items-center gap-2 rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm text-ink hover:border-line-strong"
    >
      <Paperclip aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
      <PatientText className="min-w-0 truncate">{name}</PatientText>
      {size && <span className="shrink-0 text-xs text-ink-3">{size}</span>}
    </a>
  )
}

export function sizeWords(bytes: number | null): string | null {
  if (bytes === null) return null
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
