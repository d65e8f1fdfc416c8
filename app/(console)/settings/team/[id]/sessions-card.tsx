"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Time } from "@/components/time"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { MemberDetail, MemberSession } from "@/lib/team/schema"
import { deviceText } from "../../device-text"
import { endSessions } from "../actions"

export function SessionsCard({ member, mayWrite }: { member: MemberDetail; mayWrite: boolean }) {
  const { openSessions } = member
  return (
    <Card
      id="sessions"
      title={t("Signed in here")}
      count={openSessions.length}
      flush
      actions={
        mayWrite &&
        openSessions.length > 0 && (
          <ActionDialog
            trigger={
              <Button size="sm" variant="ghost">
                {t("End all")}
              </Button>
            }
            title={t("End every session of {name}?", { name: member.name })}
            description={t(
              "They are signed out of this clinic at once, wherever they are. What they saved stays; they can sign in again.",
            )}
            action={endSessions}
            hidden={{ id: member.id }}
            confirm={t("End all")}
            danger
            done={t("Sessions ended.")}
          />
        )
      }
    >
      {openSessions.length === 0 ? (
        <p className="px-4 py-5 text-sm text-ink-3">{t("Not signed in to this clinic just now.")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {openSessions.map((session) => (
            <SessionLine key={session.id} memberId={member.id} session={session} mayWrite={mayWrite} />
          ))}
        </ul>
      )}
    </Card>
  )
}

type LineProps = { memberId: string; session: MemberSession; mayWrite: boolean }

function SessionLine({ memberId, session, mayWrite }: LineProps) {
  const { send, pending } = useAction(endSessions, { done: t("Session ended."), loud: true })
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 grow basis-48">
        <p className="font-medium text-ink">{deviceText(session.device)}</p>
        <p className="flex flex-wrap gap-x-3 text-xs text-ink-3">
          <span>
            {t("Network")} <span className="tabular-nums">{session.network}</span>
          </span>
          <span>
            {t("Opened")} <Time value={session.openedAt} />
          </span>
          <span>
            {t("Ends at")} <Time value={session.endsAt} as="clock" />
          </span>
        </p>
      </div>
      <p className="text-xs text-ink-2">
        {t("Last seen")} <Time value={session.lastSeenAt} />
      </p>
      {mayWrite && (
        <Button
          size="sm"
          pending={pending}
          aria-label={t("End the session on {device}", { device: deviceText(session.device) })}
          onClick={() => send({ id: memberId, sessionId: session.id })}
        >
          {t("End")}
        </Button>
      )}
    </li>
  )
}
