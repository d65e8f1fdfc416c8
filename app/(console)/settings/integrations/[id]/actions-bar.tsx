"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { type ConnectionView, providerSpec } from "@/lib/connections/words"
import { changeConnection, pause, resume } from "../actions"
import { ConnectFields } from "../lazy-parts"

/** What speaks of the software starts no work yet, so there is nothing to pause, and it has no settings. */
export function Actions({ connection }: { connection: ConnectionView }) {
  const { id, level, provider, pausedAt } = connection
  const again = useAction(resume, {
    done: "Resumed. What waited is being worked on.",
    loud: true,
  })
  if (level === "platform") return null
  return (
    <>
      <ActionDialog
        trigger={<Button>Change settings</Button>}
        title="Change settings"
        description="Tokens are never shown: left blank, they stay as they are."
        action={changeConnection}
        hidden={{ id }}
        confirm="Save"
        done="Settings saved"
      >
        {(errors) => <ConnectFields provider={provider} errors={errors} now={connection} />}
      </ActionDialog>
      {pausedAt ? (
        <Button variant="primary" pending={again.pending} onClick={() => again.send({ id })}>
          Resume
        </Button>
      ) : (
        <ActionDialog
          trigger={<Button>Pause</Button>}
          title="Pause this connection"
          description={
            providerSpec(provider)?.isCalledOnly
              ? "Nothing is asked of it until you resume. Enquiries are scored by the rules meanwhile."
              : "What comes is still taken and kept, and waits. Nothing is lost; patients' messages are not seen until you resume."
          }
          action={pause}
          hidden={{ id }}
          confirm="Pause"
          done="Paused"
        />
      )}
    </>
  )
}
