"use client"

import { icon } from "@/components/icon"
import { IconButton } from "@/components/ui/icon-button"
import { t } from "@/lib/say"
import type { Message } from "../thread/stretches"

const X = icon("x")

/** Which message is answered. */
export const QuotedLine = ({ message, onDrop }: { message: Message; onDrop: () => void }) => (
  <div className="flex items-start gap-2 rounded-md border-l-2 border-accent bg-sunken py-1 pr-1 pl-2.5 text-xs">
    <p className="min-w-0 grow">
      <span className="text-ink-3">{t("In answer to")}</span>{" "}
      <bdi className="line-clamp-2 text-ink-2">
        {message.body || message.view?.name || t("Without words.")}
      </bdi>
    </p>
    <IconButton size="sm" label={t("Do not quote it")} icon={<X />} onClick={onDrop} className="tip-end" />
  </div>
)
