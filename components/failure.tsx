"use client"

import { ErrorState } from "./empty-state"
import { Button, ButtonLink } from "./ui/button"

/** What an error boundary shows. The digest is the id under which the server logged the cause. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined
  return (
    <ErrorState
      title="This page could not be shown"
      safe="Something failed on our side. Nothing was lost: what you saved before stays, and messages keep coming in."
      requestId={digest}
      action={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          <ButtonLink href="/">Go to Today</ButtonLink>
        </>
      }
    />
  )
}
