"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { connect, connectPlatform } from "./actions"
import { ConnectFields, SecretShown } from "./lazy-parts"

type Props = {
  provider: string
  name: string
  what: string
  level: "clinic" | "platform"
  /** Where the address itself ends in the secret. */
  urlBefore?: string
}

export function ConnectDialog({ provider, name, what, level, urlBefore }: Props) {
  const router = useRouter()
  const [made, setMade] = useState<{ id: string; secret: string; isPath?: true } | null>(null)
  const open = (id: string) => router.push(`/settings/integrations/${id}`)
  return (
    <>
      <ActionDialog
        trigger={<Button aria-label={t("Connect {name}", { name })}>{t("Connect")}</Button>}
        title={t("Connect {name}", { name })}
        description={what}
        action={level === "platform" ? connectPlatform : connect}
        hidden={{ provider }}
        confirm={t("Connect")}
        done={t("{name} is connected", { name })}
        onDone={({ id, secret, isPath }) => (secret ? setMade({ id, secret, isPath }) : open(id))}
      >
        {(errors) => <ConnectFields provider={provider} errors={errors} />}
      </ActionDialog>
      {made && (
        <SecretShown secret={made.secret} url={made.isPath && urlBefore} onClose={() => open(made.id)} />
      )}
    </>
  )
}
