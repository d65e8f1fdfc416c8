"use client"

import { useRef, useState } from "react"
import { t } from "@/lib/say"

type File_ = { name: string; size: number; part: number; id: string | null; failure: string | null }

/** One file beside the words: on its way, there, or refused with the reason. */
export function useAttachment(conversationId: string) {
  const [file, setFile] = useState<File_ | null>(null)
  const request = useRef<XMLHttpRequest | null>(null)

  const drop = () => {
    request.current?.abort()
    request.current = null
    setFile(null)
  }
  const take = (given: File) => {
    drop()
    setFile({ name: given.name, size: given.size, part: 0, id: null, failure: null })
    const change = (more: Partial<File_>) => setFile((now) => now && { ...now, ...more })
    // fetch tells nothing of how far it is.
    const sending = new XMLHttpRequest()
    request.current = sending
    sending.open("POST", `/api/attachments?conversation=${encodeURIComponent(conversationId)}`)
    sending.responseType = "json"
    sending.setRequestHeader("content-type", given.type || "application/octet-stream")
    sending.setRequestHeader("x-file-name", encodeURIComponent(given.name))
    sending.upload.onprogress = ({ loaded, total }) => change({ part: total ? loaded / total : 0 })
    sending.onload = () => {
      const answer = sending.response as { id?: string; error?: { message?: string } } | null
      if (sending.status < 300 && answer?.id) change({ id: answer.id, part: 1 })
      else
        change({ failure: t(answer?.error?.message ?? "The file was not taken. Try again, or another one.") })
    }
    sending.onerror = () => change({ failure: t("The file could not be sent to Rounds. Try again.") })
    sending.send(given)
  }
  return {
    file,
    id: file?.id ?? null,
    isUploading: file !== null && file.id === null && file.failure === null,
    take,
    drop,
  }
}

export type Attachment = ReturnType<typeof useAttachment>
