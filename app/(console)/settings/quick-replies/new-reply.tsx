"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"

const Plus = icon("plus")
const ReplyDialog = later(() => import("./reply-dialog").then((file) => file.ReplyDialog))

export function NewReply({ mayShare, clinic, me }: { mayShare: boolean; clinic: string; me: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" icon={<Plus />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("New quick reply")}
      </Button>
      {isOpen && <ReplyDialog mayShare={mayShare} clinic={clinic} me={me} close={() => setOpen(false)} />}
    </>
  )
}
