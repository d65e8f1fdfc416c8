import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { Card } from "@/components/ui/card"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { listOwnSessions } from "@/lib/sessions/list-own"
import { MOST_SESSIONS } from "@/lib/sessions/rules"
import { EndEverywhere } from "./end-everywhere"
import { SessionRow } from "./session-row"

export const generateMetadata = (): Metadata => ({ title: t("Your sessions") })

export default async function SessionsPage() {
  const ctx = await requireCtx("session.own")
  const sessions = await listOwnSessions(ctx)
  return (
    <>
      <PageHeader
        title={t("Your sessions")}
        meta={t("Where you are signed in now. End what you do not know, and tell an admin.")}
        actions={<EndEverywhere />}
      />
      <PageBody className="max-w-3xl">
        <Card
          id="sessions"
          title={t("Signed in")}
          count={t("{n} of {most}", { n: sessions.length, most: MOST_SESSIONS })}
          flush
          footer={t(
            "A session ends after 15 minutes without work (caregivers: 30) and after 8 hours in any case. Signing in a sixth time ends the oldest.",
          )}
        >
          <ul className="divide-y divide-line">
            {sessions.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
        </Card>
      </PageBody>
    </>
  )
}
