import type { Metadata } from "next"
import { headers } from "next/headers"
import { notFound } from "next/navigation"
import { Logo } from "@/components/frame/logo"
import { t } from "@/lib/say"
import { findResetLink } from "@/lib/team/open-link"
import { now } from "@/lib/time"
import { addressOf } from "@/lib/web/request"
import { ResetForm } from "./reset-form"

export const generateMetadata = (): Metadata => ({ title: t("New password") })

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const link = await findResetLink(token, addressOf(await headers()), now())
  if (!link) notFound()
  return (
    <main className="grid min-h-dvh content-center justify-items-center bg-surface px-6 py-12">
      <div className="w-full max-w-sm">
        <Logo className="size-10" />
        <h1 className="mt-6 text-2xl font-semibold tracking-tight">{t("Choose a new password")}</h1>
        <p className="mt-1.5 mb-7 text-base text-ink-2">
          {t("For")} <bdi className="font-medium text-ink">{link.email}</bdi> {t("at")}{" "}
          <bdi>{link.clinicName}</bdi>.
        </p>
        <ResetForm token={token} email={link.email} />
      </div>
    </main>
  )
}
