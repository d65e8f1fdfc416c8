import type { Metadata } from "next"
import { headers } from "next/headers"
import { notFound } from "next/navigation"
import { Logo } from "@/components/frame/logo"
import { ROLE_NAMES, ROLES } from "@/lib/can"
import { t } from "@/lib/say"
import { findInvitationLink } from "@/lib/team/open-link"
import { exactDay, now } from "@/lib/time"
import { addressOf } from "@/lib/web/request"
import { AcceptForm } from "./accept-form"

export const generateMetadata = (): Metadata => ({ title: t("Invitation") })

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const link = await findInvitationLink(token, addressOf(await headers()), now())
  if (!link) notFound()
  const roles = ROLES.filter((role) => link.roles.includes(role)).map((role) => t(ROLE_NAMES[role]))
  return (
    <main className="grid min-h-dvh content-center justify-items-center bg-surface px-6 py-12">
      <div className="w-full max-w-sm">
        <Logo className="size-10" />
        <h1 className="mt-6 text-2xl font-semibold tracking-tight">
          {t("Join")} <bdi>{link.clinicName}</bdi>
        </h1>
        <p className="mt-1.5 mb-7 text-base text-ink-2">
          {link.invitedBy ? <bdi>{link.invitedBy}</bdi> : t("An admin")} {t("invites you to work here as")}{" "}
          <b className="font-medium text-ink">{roles.join(", ")}</b>.
          {link.hasAccount && ` ${t("You have an account already: sign in with it.")}`}
        </p>
        <AcceptForm
          token={token}
          email={link.email}
          name={link.name}
          hasAccount={link.hasAccount}
          clinicName={link.clinicName}
        />
        <p className="mt-6 text-xs text-ink-3">
          {t("This link counts once, until {day}.", { day: exactDay(link.expiresAt, link.timeZone) })}
        </p>
      </div>
    </main>
  )
}
