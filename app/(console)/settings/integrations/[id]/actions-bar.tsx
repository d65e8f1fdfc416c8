"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { type ConnectionView, providerSpec } from "@/lib/connections/words"
import { t } from "@/lib/say"
import { changeConnection, pause, resume } from "../actions"
import { ConnectFields } from "../lazy-parts"

/** What speaks of the software starts no work yet, so there is nothing to pause, and it has no settings. */
export function Actions({ connection }: { connection: ConnectionView }) {
  const { id, level, provider, pausedAt } = connection
  const again = useAction(resume, {
    done: t("Resumed. What waited is being worked on."),
    loud: true,
  })
  if (level === "platform") return null
  return (
    <>
      <ActionDialog
        trigger={<Button>{t("Change settings")}</Button>}
        title={t("Change settings")}
        description={t("Tokens are never shown: left blank, they stay as they are.")}
        action={changeConnection}
        hidden={{ id }}
        confirm={t("Save")}
        done={t("Settings saved")}
      >
        {(errors) => <ConnectFields provider={provider} errors={errors} now={connection} />}
      </ActionDialog>
      {pausedAt ? (
        <Button variant="primary" pending={again.pending} onClick={() => again.send({ id })}>
          {t("Resume")}
        </Button>
      ) : (
        <ActionDialog
          trigger={<Button>{t("Pause")}</Button>}
          title={t("Pause this connection")}
          description={
            providerSpec(provider)?.isCalledOnly
              ? t("Nothing is asked of it until you resume. Enquiries are scored by the rules meanwhile.")
              : t(
                  "What comes is still taken and kept, and waits. Nothing is lost; patients' messages are not seen until you resume.",
                )
          }
          action={pause}
          hidden={{ id }}
          confirm={t("Pause")}
          done={t("Paused")}
        />
      )}
    </>
  )
}
