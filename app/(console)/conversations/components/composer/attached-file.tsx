"use client"

import { icon } from "@/components/icon"
import { IconButton } from "@/components/ui/icon-button"
import { Progress } from "@/components/ui/score-ring"
import { t } from "@/lib/say"
import { sizeWords } from "../thread/media-shown"
import type { Attachment } from "./use-attachment"

const Paperclip = icon("paperclip")
const X = icon("x")

export function AttachedFile({ file: { file, isUploading, drop } }: { file: Attachment }) {
  if (!file) return null
  return (
    <div className="grid gap-1 rounded-md border border-line bg-sunken px-2.5 py-1.5 text-sm">
      <div className="flex items-center gap-2">
        <Paperclip aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
        <bdi className="min-w-0 truncate">{file.name}</bdi>
        <span className="shrink-0 text-xs text-ink-3">{sizeWords(file.size)}</span>
        <IconButton
          size="sm"
          label={t("Take the file away")}
          icon={<X />}
          onClick={drop}
          className="tip-end ml-auto"
        />
      </div>
      {isUploading && (
        <Progress value={Math.round(file.part * 100)} max={100} label={t("How much of the file is there")} />
      )}
      {file.failure && (
        <p role="alert" className="text-xs text-red">
          {file.failure}
        </p>
      )}
    </div>
  )
}
