"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"

const Plus = icon("plus")
const TokenDialog = later(() => import("./token-dialog").then((file) => file.TokenDialog))
const TokenOnce = later(() => import("./token-once").then((file) => file.TokenOnce))

export function NewToken() {
  const [isOpen, setOpen] = useState(false)
  const [token, setToken] = useState<string>()
  return (
    <>
      <Button variant="primary" icon={<Plus />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("New token")}
      </Button>
      {isOpen && (
        <TokenDialog
          close={() => setOpen(false)}
          show={(made) => {
            setOpen(false)
            setToken(made)
          }}
        />
      )}
      {token && <TokenOnce token={token} close={() => setToken(undefined)} />}
    </>
  )
}
